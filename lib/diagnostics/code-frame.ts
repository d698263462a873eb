import type { Paint, Style } from './color';
import { foreign } from './foreign-text';

export interface Frame {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** Stands behind the caret. */
  readonly hint?: string;
  readonly style: Style;
}

const linesBefore = 2;
const widest = 120;

/**
 * The blamed line of a source with what leads to it, and a caret under the blamed part. Empty where the source
 * has no such line.
 *
 *     13 │     image: 'shop/web:1.4.2',
 *     14 │     readiness: httpGet('/ready', { port: 'htp' }),
 *        │                                          ^^^^^ did you mean 'http'?
 */
export function codeFrame(source: string, frame: Frame, paint: Paint): string[] {
  const lines = source.split(/\r?\n/);
  const blamed = lines[frame.line - 1];
  if (blamed === undefined) return [];
  // A line that is too long (generated code) is shown around the caret, without what leads to it.
  const fits = frame.column + Math.min(frame.length, 40) <= widest;
  const cut = fits ? 0 : frame.column - 41;
  const first = Math.max(1, frame.line - (fits ? linesBefore : 0));
  const shown = lines.slice(first - 1, frame.line);
  while (shown.length > 1 && shown[0]?.trim() === '') shown.shift();
  const numberWidth = String(frame.line).length;
  const row = (number: string, text: string) =>
    `    ${paint('dim', `${number.padStart(numberWidth)} │`)} ${foreign(text.slice(cut, cut + widest))}`.trimEnd();
  const numbered = shown.map((text, index) => row(String(frame.line - shown.length + 1 + index), text));
  const indent = blamed.slice(cut, frame.column - 1).replace(/[^\t]/g, ' ');
  const end = Math.min(blamed.length, cut + widest);
  const room = Math.max(1, Math.min(frame.length, end - frame.column + 1));
  const caret = paint(frame.style, '^'.repeat(room));
  const hint = frame.hint === undefined ? '' : ` ${paint('hint', frame.hint)}`;
  return [...numbered, `    ${paint('dim', `${' '.repeat(numberWidth)} │`)} ${indent}${caret}${hint}`];
}
