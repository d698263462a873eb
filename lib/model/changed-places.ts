import { equals } from './equals';
import { isObject } from './json';
import { type OwnPlaces, ownIn } from './own-places';

/** The way to a place in an object, from the outside in. */
export type PlacePath = readonly (string | number)[];

/**
 * The places at which two objects differ, but those that mean nothing to others: each as far out as all of it is new,
 * gone or of another kind. Lists of objects are compared entry by entry as long as none was added or taken out.
 */
export function changedPlaces(before: unknown, after: unknown, own: OwnPlaces): PlacePath[] {
  const found: PlacePath[] = [];
  compare(before, after, own, []);
  return found;

  function compare(one: unknown, other: unknown, places: OwnPlaces | undefined, at: PlacePath): void {
    if (places === true || one === other) return;
    const entries = entriesOf(one, other, places !== undefined);
    if (entries === undefined) {
      if (!equals(one, other)) found.push(at);
      return;
    }
    for (const [key, was, is] of entries) compare(was, is, ownIn(places, key), [...at, key]);
  }
}

type Entry = readonly [key: string | number, was: unknown, is: unknown];

/** What the two hold, one by one; nothing where they are compared as a whole. */
function entriesOf(one: unknown, other: unknown, isKnown: boolean): readonly Entry[] | undefined {
  if (isEntries(one) && isEntries(other) && one.length === other.length)
    return one.map((was, index) => [index, was, other[index]]);
  // Of what is new or gone, a part may mean something to others and the rest not.
  const [was, is] = isKnown ? [one ?? emptyFor(other), other ?? emptyFor(one)] : [one, other];
  if (!isObject(was) || !isObject(is)) return undefined;
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].map((key) => [
    key,
    Object.hasOwn(was, key) ? was[key] : undefined,
    Object.hasOwn(is, key) ? is[key] : undefined,
  ]);
}

function emptyFor(value: unknown): object | undefined {
  return isObject(value) ? {} : undefined;
}

/** A list whose entries have parts that can be told apart. */
function isEntries(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}
