/**
 * The literal block form (`|`) of a text with line breaks.
 *
 * @param indent What stands before each line; empty at the root of a document only.
 */
export function literalBlock(text: string, indent: string): string {
  const end = /[\n\t ]*$/.exec(text)?.[0] ?? '';
  const firstBreak = end.indexOf('\n');
  const chomp =
    firstBreak < 0 ? '-' : firstBreak < end.length - 1 || end.length === text.length ? '+' : '';
  // A reader takes the indentation from the first line with content; say it where that begins with a space.
  const start = /^[\n ]*/.exec(end ? text.slice(0, -end.length) : text)?.[0] ?? '';
  const indicator = start.includes(' ') ? (indent ? '2' : '1') : '';
  const lines = end.endsWith('\n') ? text.slice(0, -1) : text;
  return `|${indicator}${chomp}\n${indent}${lines.replace(/\n+/g, `$&${indent}`)}${end.endsWith('\n') ? '\n' : ''}`;
}
