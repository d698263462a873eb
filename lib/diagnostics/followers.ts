import { type CatalogueEntry, catalogue } from './catalogue';
import type { Finding } from './finding';
import type { Origin } from './origin';

const aboutPorts: ReadonlySet<string> = new Set(['probe/port-not-found', 'port/not-found', 'port/duplicate']);

/**
 * Tells findings that only follow from an earlier one of the same construct: about the property that was reported, or
 * about something that is missing because of it. Anything else is a problem of its own, and is told as well.
 */
export function followers(earlier: readonly Finding[]): (finding: Finding) => boolean {
  const reported = new Map<Origin, Set<string | number>>();
  for (const { code, severity = catalogue[code].severity, origin, property = [] } of earlier) {
    if (severity !== 'error') continue;
    const keys = reported.get(origin) ?? new Set();
    reported.set(origin, keys);
    for (const key of property) keys.add(key);
  }
  return ({ code, origin, property = [] }) => {
    const keys = reported.get(origin);
    if (keys === undefined) return false;
    const { follows }: CatalogueEntry = catalogue[code];
    if (follows) return true;
    if (aboutPorts.has(code) && (keys.has('port') || keys.has('ports'))) return true;
    const [first] = property;
    return first !== undefined && keys.has(first);
  };
}
