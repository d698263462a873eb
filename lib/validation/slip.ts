import { editDistance } from '../diagnostics/did-you-mean';

/**
 * Whether one of two names is probably the other with one letter added, left out, changed or swapped. Names that
 * differ in a digit (`db-1`, `db-2`) are siblings, and short ones are near to everything.
 */
export function isSlip(a: unknown, b: unknown): boolean {
  if (typeof a !== 'string' || typeof b !== 'string' || a === b) return false;
  if (Math.min(a.length, b.length) < 3) return false;
  return withoutDigits(a) !== withoutDigits(b) && editDistance(a, b, 1) <= 1;
}

/** The one of the names that was probably meant; of very many only the first are looked at. */
export function slipOf(name: string, names: Iterable<string>): string | undefined {
  let left = 1000;
  for (const each of names) {
    if (left-- === 0) return undefined;
    if (isSlip(name, each)) return each;
  }
  return undefined;
}

function withoutDigits(text: string): string {
  return text.replace(/\d+/g, '');
}
