/**
 * A text without these letters at its end. `text.replace(/-+$/, '')` begins anew at each letter of a run that does not reach
 * the end: of a megabyte of them it takes hours.
 */
export function withoutEnd(text: string, letters: string): string {
  let end = text.length;
  while (end > 0 && letters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

export const digits = '0123456789';
