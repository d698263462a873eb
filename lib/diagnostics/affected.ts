import type { Affected } from './finding';

/** The places of both, each once. */
export function mergeAffected(
  first: readonly Affected[] = [],
  second: readonly Affected[] = [],
): readonly Affected[] {
  if (first.length === 0 && second.length < 2) return second;
  const all = new Map<string, Affected>();
  for (const place of [...first, ...second]) {
    const key = [place.target, place.object, place.pointer].join('\0');
    if (!all.has(key)) all.set(key, place);
  }
  return [...all.values()];
}
