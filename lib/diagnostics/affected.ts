import type { Affected } from './finding';

/** What tells one document of the output from every other. */
export function documentOf({ target, object, namespace = '', file = '' }: Affected): string {
  return `${target}\0${object}\0${namespace}\0${file}`;
}

/** Each of these places once. */
export function distinctPlaces(places: readonly Affected[]): readonly Affected[] {
  if (places.length < 2) return places;
  const all = new Map<string, Affected>();
  for (const place of places) {
    const key = `${documentOf(place)}\0${place.pointer}`;
    if (!all.has(key)) all.set(key, place);
  }
  return [...all.values()];
}
