/** Files that are larger hold no manifests. */
export const largest = 64 * 1024 * 1024;

/** The text of a file, or why it is none. */
export function textOf(bytes: Buffer): { readonly text: string } | { readonly fault: string } {
  if (bytes.length > largest) return tooLarge(bytes.length);
  if (bytes[0] === 0xff || bytes[0] === 0xfe) return { fault: 'it is UTF-16; manifests are UTF-8.' };
  if (bytes.includes(0)) return { fault: 'it is binary, no text.' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { fault: 'it is not UTF-8.' };
  }
}

export function tooLarge(size: number): { readonly fault: string } {
  return { fault: `it has ${Math.round(size / 1024 / 1024)} MiB; 64 MiB are the most that is read.` };
}
