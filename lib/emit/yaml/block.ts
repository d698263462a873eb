/**
 * The literal block form (`|`) of a text with line breaks, without the line break that ends it.
 *
 * @param indent What stands before each line; empty at the root of a document only.
 */
export function literalBlock(text: string, indent: string): string {
  const indicator = beginsWithSpace(text) ? (indent ? '2' : '1') : '';
  const lines = text.endsWith('\n') ? text.slice(0, -1) : text;
  return `|${indicator}${chomping(text)}\n${indent}${lines.replace(/\n+(?!\n|$)/g, `$&${indent}`)}`;
}

/** Where the white space begins that ends the text. A loop: a regular expression would be quadratic. */
function endOfContent(text: string): number {
  let end = text.length;
  while (end > 0 && '\n\t '.includes(text.charAt(end - 1))) end -= 1;
  return end;
}

/** `-`: no line break at the end; `+`: several, or nothing else at all; neither: exactly one. */
function chomping(text: string): '-' | '+' | '' {
  const contentEnd = endOfContent(text);
  const firstBreak = text.indexOf('\n', contentEnd);
  if (firstBreak < 0) return '-';
  return contentEnd === 0 || firstBreak < text.length - 1 ? '+' : '';
}

/**
 * A reader takes the indentation from the first line with content, so it must be said where that begins
 * with a space; readers in Go refuse a tab there as well.
 */
function beginsWithSpace(text: string): boolean {
  return /^\n*[ \t]/.test(text);
}
