import type { Diagnostic } from './diagnostic';
import type { Finding } from './finding';
import { type CallSite, isLocation, type Location, locate } from './location';
import { findProperty, type Search } from './property';
import { readSource } from './source';

/** Where a diagnostic points to; nothing where the construct has no line. */
export type Position = Pick<Diagnostic, 'location' | 'length'>;

/** What is looked for: a finding, or a place of which nothing was found. */
export type Placed = Pick<Finding, 'origin' | 'property' | 'affected'> & { readonly code?: Finding['code'] };

/**
 * Finds the position of one finding after the other: the property's own place, else the construct's line. Whatever
 * was looked up is remembered, for a loop may make thousands of constructs at one line.
 */
export function positionFinder(): (finding: Placed) => Position {
  // The stacks of what a loop makes are all the same text.
  const locationOf = once(({ stack }: CallSite) => stack, locate);
  const sourceOf = once((file: string) => file, readSource);
  const positionOf = once(
    ({ location: { file, line, column }, search: { callee, path, key } }: Place) =>
      `${line}:${column}${key ? ' key' : ''}\0${callee}\0${path.join('\0')}\0${file}`,
    ({ location, search }: Place): Position => {
      const source = sourceOf(location.file);
      const span = source === undefined ? undefined : findProperty(source, search);
      if (span === undefined) return { location };
      const { line, column, length } = span;
      return { location: { file: location.file, line, column }, length };
    },
  );
  return (finding) => {
    const { origin, property } = writtenAt(finding);
    const { site } = origin;
    if (site === undefined) return {};
    // Only in code is there a call to search for the property.
    if (isLocation(site)) {
      const { file, line, column, length } = site;
      return { location: { file, line, column }, length };
    }
    const location = locationOf(site);
    if (location === undefined) return { location };
    const { line, column } = location;
    const key = finding.code === 'props/unknown';
    return positionOf({ location, search: { line, column, callee: origin.construct, path: property, key } });
  };
}

/** What a construct has not said itself may stand in the defaults of a chart or the app. */
function writtenAt({
  origin,
  property = [],
  affected = [],
}: Placed): Required<Pick<Finding, 'origin' | 'property'>> {
  const targets = affected.map(({ target }) => target);
  return (property.length > 0 && origin.writtenElsewhere?.(property, targets)) || { origin, property };
}

/** A property to look for in a file. */
interface Place {
  readonly location: Location;
  readonly search: Search;
}

/** Remembers what was answered to each key. */
function once<Q, A>(keyOf: (question: Q) => unknown, answer: (question: Q) => A): (question: Q) => A {
  const known = new Map<unknown, { readonly answer: A }>();
  return (question) => {
    const key = keyOf(question);
    const before = known.get(key);
    if (before !== undefined) return before.answer;
    const found = answer(question);
    known.set(key, { answer: found });
    return found;
  };
}
