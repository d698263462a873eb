/** Text as HAProxy reads it literally: nothing in it ends a word, begins a variable or escapes what follows. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The same where a percent sign begins a sample: in the value of a header, in a path. */
export function literal(text: string): string {
  return quoted(text.replaceAll('%', '%%'));
}

/** Text as a regular expression reads it literally. */
export function escapedPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** The longest time that HAProxy knows, in milliseconds: as good as for ever. */
export const forever = 24 * 86_400_000;

/** Milliseconds. */
export function printTime(milliseconds: number): string {
  return `${Math.min(Math.max(1, Math.ceil(milliseconds)), forever)}ms`;
}

/** So many of a hundred, by chance; nothing where it is all of them. */
export function share(percent: number, of = 100): string {
  return percent >= of ? '' : ` if { rand(${of}) lt ${percent} }`;
}
