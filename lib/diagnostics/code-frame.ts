import type { Paint, Style } from './color';
import { foreign } from './foreign-text';
import type { ShownLine, ShownSource } from './shown-source';

export interface Frame {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** Stands behind the caret. */
  readonly hint?: string;
  readonly style: Style;
}

const linesBefore = 2;
/** More of a line than this is no help. */
const widest = 120;
const narrowest = 20;
/** What stands before the number of a line, and between the number and its text. */
const margin = 4;
const gutter = ' │ '.length;

/**
 * The blamed line of a source with what leads to it, and a caret under the blamed part. Empty where the source
 * has no such line.
 *
 *     13 │     image: 'shop/web:1.4.2',
 *     14 │     readiness: httpGet('/ready', { port: 'htp' }),
 *        │                                          ^^^^^ did you mean 'http'?
 *
 * Of a literal that looks like a secret only `…` is shown.
 */
export function codeFrame(
  source: ShownSource,
  frame: Frame,
  paint: Paint,
  columns = Number.POSITIVE_INFINITY,
): string[] {
  const blamed = source.line(frame.line);
  if (blamed === undefined) return [];
  const column = blamed.column(frame.column);
  const length = Math.max(1, blamed.column(frame.column + frame.length) - column);
  const numberWidth = String(frame.line).length;
  const width = Math.max(narrowest, Math.min(widest, columns - margin - numberWidth - gutter));
  // A line that is too long for its place is shown around the caret, without what leads to it.
  const fits = column + Math.min(length, width / 3) <= width;
  const cut = fits ? 0 : Math.max(0, column - 1 - Math.floor(width / 3));
  const shown = (fits ? linesUpTo(source, frame.line) : [blamed]).map(({ text }) => text);
  while (shown.length > 1 && shown[0]?.trim() === '') shown.shift();
  const row = (number: string, text: string) =>
    `    ${paint('dim', `${number.padStart(numberWidth)} │`)} ${foreign(text.slice(cut, cut + width))}`.trimEnd();
  const numbered = shown.map((text, index) => row(String(frame.line - shown.length + 1 + index), text));
  const indent = blamed.text.slice(cut, column - 1).replace(/[^\t]/g, ' ');
  const end = Math.min(blamed.text.length, cut + width);
  const room = Math.max(1, Math.min(length, end - column + 1));
  const caret = paint(frame.style, '^'.repeat(room));
  const below = (text: string) => `    ${paint('dim', `${' '.repeat(numberWidth)} │`)} ${text}`;
  if (frame.hint === undefined) return [...numbered, below(indent + caret)];
  const hint = paint('hint', frame.hint);
  const needed = indent.length + room + 1 + frame.hint.length;
  if (needed <= columns - margin - numberWidth - gutter)
    return [...numbered, below(`${indent}${caret} ${hint}`)];
  // Beside the caret it would be broken by the terminal: it stands below, as far to the right as there is room.
  const left = ' '.repeat(Math.max(0, Math.min(indent.length, width - frame.hint.length)));
  return [...numbered, below(indent + caret), below(left + hint)];
}

function linesUpTo(source: ShownSource, last: number): ShownLine[] {
  const lines: ShownLine[] = [];
  for (let number = Math.max(1, last - linesBefore); number <= last; number += 1) {
    const line = source.line(number);
    if (line !== undefined) lines.push(line);
  }
  return lines;
}
