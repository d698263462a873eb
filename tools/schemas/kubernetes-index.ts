import type { IsContained } from './containment';
import { every } from './every-edition';
import type { Edition, Roots } from './units';

/** API version → kind → what is known of it. */
type ByKind<T> = Record<string, Record<string, T>>;

/** From which minor on a kind starts at which function (`module#function`); `null`: it is gone. */
type Steps = Record<string, string | null>;

/** The function at which a definition starts, in a minor or in the edition of every minor. */
type StartOf = (minor: string, definition: string) => string;

/** What `schemas/kubernetes/index.json` says of the kinds. */
interface KubernetesIndex {
  readonly kinds: ByKind<Steps>;
  /** For a kind that starts at several places: a start that all of those contain. */
  readonly every: ByKind<string>;
  /** For a start: the others of its kind that contain it. */
  readonly containedIn: Record<string, readonly string[]>;
}

function kindSteps(editions: readonly Edition[], startOf: StartOf): ByKind<Steps> {
  const index: ByKind<Steps> = {};
  const kinds = [...new Set(editions.flatMap(({ roots }) => [...roots.keys()]))].sort();
  for (const key of kinds) {
    const [version = '', kind = ''] = key.split(' ');
    const steps: Steps = {};
    let last: string | null = null;
    for (const { minor, roots } of editions) {
      const definition = roots.get(key);
      const current: string | null = definition === undefined ? null : startOf(minor, definition);
      if (current !== last) steps[minor] = current;
      last = current;
    }
    index[version] = { ...index[version], [kind]: steps };
  }
  return index;
}

function startsOf(steps: Steps = {}): string[] {
  return [...new Set(Object.values(steps))].filter((start) => start !== null);
}

function everyStart(
  kinds: ByKind<Steps>,
  roots: Roots,
  startOf: StartOf,
  contains: IsContained,
): ByKind<string> {
  const index: ByKind<string> = {};
  for (const [key, definition] of roots) {
    const [version = '', kind = ''] = key.split(' ');
    const starts = startsOf(kinds[version]?.[kind]);
    const narrow = startOf(every, definition);
    if (starts.length > 1 && starts.every((wide) => contains(narrow, wide))) {
      index[version] = { ...index[version], [kind]: narrow };
    }
  }
  return index;
}

function containers(kinds: ByKind<Steps>, contains: IsContained): Record<string, readonly string[]> {
  const index: Record<string, readonly string[]> = {};
  for (const steps of Object.values(kinds).flatMap((ofVersion) => Object.values(ofVersion))) {
    const starts = startsOf(steps);
    for (const narrow of starts) {
      const others = starts.filter((wide) => wide !== narrow && contains(narrow, wide));
      if (others.length > 0) index[narrow] = [...new Set([...(index[narrow] ?? []), ...others])];
    }
  }
  return index;
}

/** Where every kind starts, and which of the starts is proven to be contained in which others. */
export function kubernetesIndex(
  editions: readonly Edition[],
  common: Edition,
  startOf: StartOf,
  isContained: IsContained,
): KubernetesIndex {
  const nameIn = (start: string): string => start.slice(start.indexOf('#') + 1);
  const contains: IsContained = (narrow, wide) => isContained(nameIn(narrow), nameIn(wide));
  const kinds = kindSteps(editions, startOf);
  return {
    kinds,
    every: everyStart(kinds, common.roots, startOf, contains),
    containedIn: containers(kinds, contains),
  };
}
