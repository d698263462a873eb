/** One document of a file. */
export interface Chunk {
  readonly text: string;
  /** The line of the file that it begins at, counted from 1. */
  readonly line: number;
}

/** The documents of a file: a line that begins with `---` ends one wherever it stands, but behind directives, which are its own. */
export function* chunksOf(text: string): Generator<Chunk> {
  const hasDirectives = /^%/m.test(text);
  let start = 0;
  let line = 1;
  let counted = 0;
  for (const { index, 0: mark } of text.matchAll(/^(?:---|\.\.\.)(?=[ \t\r\n]|$)/gm)) {
    if (hasDirectives && mark === '---' && areDirectives(text.slice(start, index))) continue;
    yield { text: text.slice(start, index), line };
    line += newLines(text, counted, index);
    counted = index;
    // What follows the mark on its line belongs to the document: the mark becomes nothing.
    start = index + mark.length;
  }
  yield { text: text.slice(start), line };
}

/** Nothing else stands there, but what is no more than space. */
function areDirectives(text: string): boolean {
  const lines = text.split(/\r?\n/);
  return lines.some((line) => line.startsWith('%')) && lines.every((line) => /^(?:%|\s*(?:#|$))/.test(line));
}

function newLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Nothing in it stands for more than its own letters. */
export function isLiteral({ text }: Chunk): boolean {
  return !text.includes('*');
}
