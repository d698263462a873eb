import type { PropertyPath } from './property-path';
/** Places in the props of one construct. */
export interface PropertySet {
  add(property: PropertyPath): void;
  /** The place is there, or a part of it, or a whole that it is a part of. Nothing lies within no place at all. */
  overlaps(property: PropertyPath): boolean;
}

interface Node {
  readonly parts: Map<string | number, Node>;
  /** It was added itself, and not only something within it. */
  isWhole: boolean;
}

export function propertySet(): PropertySet {
  const root = node();
  return {
    add(property) {
      let at = root;
      for (const step of property) {
        const next = at.parts.get(step) ?? node();
        at.parts.set(step, next);
        at = next;
      }
      if (property.length > 0) at.isWhole = true;
    },

    overlaps(property) {
      let at = root;
      for (const step of property) {
        const next = at.parts.get(step);
        if (next === undefined) return false;
        if (next.isWhole) return true;
        at = next;
      }
      return property.length > 0;
    },
  };
}

function node(): Node {
  return { parts: new Map(), isWhole: false };
}
