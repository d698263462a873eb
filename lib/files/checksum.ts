/** Names files only: two paths with one sum take turns in one place. Of text that may be chosen by anybody it proves nothing. */
export function checksum(text: string): string {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return sum.toString(16).padStart(8, '0');
}
