import { jsonEnds } from './json-ends';

/** One document of a file. */
export interface Chunk {
  readonly text: string;
  /** The line of the file that it begins at, counted from 1. */
  readonly line: number;
  /** How many letters of that line stand before it. */
  readonly indent: number;
}

/** The documents of a file: a line that begins with `---` ends one wherever it stands, but behind directives, which are its own. */
export function* chunksOf(text: string): Generator<Chunk> {
  const hasDirectives = /^%/m.test(text);
  let start = 0;
  let line = 1;
  let indent = 0;
  let counted = 0;
  for (const { index, 0: mark } of text.matchAll(/^(?:---|\.\.\.)(?=[ \t\r\n]|$)/gm)) {
    if (hasDirectives && mark === '---' && areDirectives(text.slice(start, index))) continue;
    yield* within(text.slice(start, index), line, indent);
    line += newLines(text, counted, index);
    counted = index;
    // What follows the mark on its line belongs to the document: the mark becomes nothing.
    start = index + mark.length;
    indent = mark.length;
  }
  yield* within(text.slice(start), line, indent);
}

/** Objects in JSON may follow each other without a mark, as jq writes them and kubectl reads them. */
function* within(text: string, line: number, indent: number): Generator<Chunk> {
  let start = 0;
  for (const end of jsonEnds(text)) {
    const piece = text.slice(start, end);
    yield { text: piece, line, indent };
    const lines = newLines(piece, 0, piece.length);
    line += lines;
    indent = lines === 0 ? indent + piece.length : piece.length - piece.lastIndexOf('\n') - 1;
    start = end;
  }
  yield { text: start === 0 ? text : text.slice(start), line, indent };
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
