import { quoted } from './guess';
import type { Meant } from './meant';
import { nameOf, rejected, type Shape, wrongValue } from './shape';
import { list, nonEmptyList, text } from './shapes';

/** The first words of a health check of Compose, which are no programs, and what to write in their place. */
const composeWords: ReadonlyMap<unknown, string> = new Map([
  ['CMD', 'Leave it out: the program comes first.'],
  ['CMD-SHELL', "Name the shell that takes the line: `['sh', '-c', '…']`."],
  ['NONE', 'Leave the whole out where nothing is to be asked.'],
]);

const words = nonEmptyList(text, asWords);

/** A program and its arguments, an item each: there is no shell that takes a line apart. */
export const commandLine: Shape = {
  ...words,
  check(value, at, report) {
    const checked = words.check(value, at, report);
    const first: unknown = Array.isArray(checked) ? checked[0] : undefined;
    const fix = composeWords.get(first);
    if (fix === undefined) return checked;
    const place = [...at, 0];
    const message = `${nameOf(place)} is "${first}", a word of Compose's health checks and no program.`;
    report({ ...wrongValue(message, place), fix });
    return rejected;
  },
};

export const commandArguments = list(text, asWords);

function asWords(value: unknown): Meant | undefined {
  return typeof value === 'string' && value.trim() !== ''
    ? { fix: `Each word is an item of a list: \`${asLine(value)}\`.` }
    : undefined;
}

/** A line as a list: by a shell where it needs one. */
export function asLine(line: string): string {
  if (/[\\"'`$|&;<>(){}*?~#\n]/.test(line) || line.length > 40) return "['sh', '-c', '…']";
  return `[${line.trim().split(/\s+/).map(quoted).join(', ')}]`;
}
