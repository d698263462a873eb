import { documentOf } from './affected';
import type { Affected } from './finding';

/** Places of the output. */
export interface PlaceSet {
  add(place: Affected): void;
  /** The place is there, or lies within one that is. A whole document does not stand for each of its places. */
  holds(place: Affected): boolean;
}

export function placeSet(): PlaceSet {
  const documents = new Map<string, Set<string>>();
  return {
    add(place) {
      const key = documentOf(place);
      const pointers = documents.get(key) ?? new Set<string>();
      documents.set(key, pointers.add(place.pointer));
    },
    holds(place) {
      const pointers = documents.get(documentOf(place));
      if (pointers === undefined) return false;
      for (let at = place.pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
        if (pointers.has(at)) return true;
      }
      return false;
    },
  };
}
