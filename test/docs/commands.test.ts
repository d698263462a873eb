import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { readArguments } from '../../lib/cli/arguments';
import { isCommand } from '../../lib/cli/command-table';
import { pages, root } from './blocks';

/** A command of ours, up to what the shell does with it, in a line of code or between backticks. */
const mention =
  /(?:^|[\s`])lading ((?:'[^']*'|"[^"]*"|<[^>]*>|[^\s`'"|>;&#])+(?:[ \t]+(?:'[^']*'|"[^"]*"|<[^>]*>|[^\s`'"|>;&#])+)*)/gm;

function commandsIn(text: string): string[][] {
  const code = text.match(/^```sh\n[\s\S]*?^```$|`[^`\n]+`/gm) ?? [];
  const mentions = code.flatMap((each) => [...each.matchAll(mention)]);
  return mentions.map(([, words = '']) => words.match(/(?:'[^']*'|"[^"]*"|<[^>]*>|\S)+/g) ?? []);
}

test('every command that a page names has the options that it is given there', () => {
  // That page shows what is refused.
  const told = pages().filter((page) => !page.endsWith('option/invalid.md'));
  const found = told.flatMap((page) =>
    commandsIn(readFileSync(page, 'utf8')).flatMap((words) =>
      isCommand(words[0] ?? '') ? [{ page: relative(root, page), words }] : [],
    ),
  );
  expect(found.length).toBeGreaterThan(40);
  // Running text may leave the value of an option out.
  const refused = found.filter(({ words }) => !isTaken(words) && !isTaken([...words, 'value']));
  expect(refused).toEqual([]);
});

function isTaken(words: readonly string[]): boolean {
  try {
    readArguments(words.map((word) => word.replaceAll(/['"]/g, '')));
    return true;
  } catch {
    return false;
  }
}
