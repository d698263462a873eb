import type { Affected } from './finding';

/** What tells one document of the output from every other. */
export function documentOf({ target, object, namespace = '', file = '' }: Affected): string {
  return `${target}\0${object}\0${namespace}\0${file}`;
}

/** The places of both, each once. */
export function mergeAffected(
  first: readonly Affected[] = [],
  second: readonly Affected[] = [],
): readonly Affected[] {
  if (first.length === 0 && second.length < 2) return second;
  const all = new Map<string, Affected>();
  for (const place of [...first, ...second]) {
    const key = `${documentOf(place)}\0${place.pointer}`;
    if (!all.has(key)) all.set(key, place);
  }
  return [...all.values()];
}
