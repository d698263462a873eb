import { clearInConfig, clearInShownText, clearUnderName, optionFor } from './clear-text';
import { merged, type Stretch, withinLine, withoutStretches } from './stretch';

/** A text of whatever origin, without the credentials in it. */
export function blankText(text: string): string {
  return withoutStretches(text, merged(clearInShownText(text)));
}

/** What is called by a name, without the secret that the name promises. */
export function blankUnderName(name: string, value: string): string {
  return withoutStretches(value, merged([...clearUnderName(name, value), ...clearInShownText(value)]));
}

/** Lines of a configuration file or an output, each after the sign of a difference, without the secrets in them. */
export function blankDifference(lines: readonly string[]): string[] {
  const text = lines.join('\n');
  const stretches = merged([...clearInConfig(text), ...clearInShownText(text), ...byLinesBefore(lines)]);
  if (stretches.length === 0) return [...lines];
  let offset = 0;
  return lines.map((line) => {
    const written = line.slice(1);
    const shown = withoutStretches(written, withinLine(stretches, offset + 1, written));
    offset += line.length + 1;
    return line.charAt(0) + shown;
  });
}

/** `value: …` is called by the `name: …` before it, and a word of a command by the option before it. */
const named = /^.[ \t]*(?:- )?name: ["']?([A-Za-z][\w.-]*)["']?[ \t]*$/;
const valued = /^.[ \t]*(?:- )?value: (["']?)(.+?)\1[ \t]*$/;
const listed = /^.[ \t]*- (["']?)(.+?)\1[ \t]*$/;
/** Of a key that is longer than what is shown of it. */
const keyData = /^.[ \t]*([A-Za-z0-9+/=]{40,})[ \t]*$/;

/** What the lines before the next one of either text call it. */
interface Before {
  name?: string;
  option?: string;
}

function* byLinesBefore(lines: readonly string[]): Generator<Stretch> {
  const older: Before = {};
  const newer: Before = {};
  let offset = 0;
  for (const line of lines) {
    const before = line.startsWith('+') ? newer : older;
    const value = valued.exec(line)?.[2];
    const item = listed.exec(line)?.[2];
    const [, data] = keyData.exec(line) ?? [];
    const called = value === undefined ? before.option : before.name;
    const text = data ?? value ?? item;
    if (text !== undefined) {
      const from = offset + line.lastIndexOf(text);
      if (data !== undefined) yield { start: from, end: from + data.length };
      else if (called !== undefined)
        for (const { start, end } of clearUnderName(called, text))
          yield { start: from + start, end: from + end };
    }
    // What both texts have goes before what follows in either.
    for (const each of line.startsWith(' ') ? [older, newer] : [before]) {
      each.name = named.exec(line)?.[1] ?? each.name;
      each.option = optionFor(item);
    }
    offset += line.length + 1;
  }
}
