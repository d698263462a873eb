import { type Code, entryOf } from './catalogue';
import type { Finding } from './finding';
import type { Origin } from './origin';
import type { PropertyPath } from './property-path';
import { type PropertySet, propertySet } from './property-set';

/** What is missed where the ports of any container could not be read. */
const aboutPorts: ReadonlySet<string> = new Set(['port/not-found', 'port/duplicate']);

/** What a finding rests on beside its own property: where that could not be read, it may well be another way. */
const restsOn: Readonly<Partial<Record<Code, readonly string[]>>> = {
  'image/data-not-kept': ['storage', 'volumes', 'env'],
  'image/little-memory': ['env', 'envFrom', 'command', 'args', 'build'],
  'image/needs-looser-defaults': ['user', 'storage', 'volumes', 'command', 'build'],
};

/** What was reported of one construct. */
interface Reported {
  readonly properties: PropertySet;
  /** None of the props could be read. */
  isUnread: boolean;
  /** Where the containers stand whose ports could not be read. */
  readonly portless: Set<string>;
  /** The names of properties, each behind the container that it is of. */
  readonly names: Set<string>;
}

/**
 * Tells findings that only follow from an earlier one of the same construct: about the property that was reported, a part
 * of it or a whole around it, or about something that is missing because of it. Anything else is a problem of its own, and
 * is told as well.
 */
export function followers(earlier: readonly Finding[]): (finding: Finding) => boolean {
  const reported = new Map<Origin, Reported>();
  for (const { code, severity = entryOf(code).severity, origin, property = [] } of earlier) {
    if (severity !== 'error') continue;
    const known = reported.get(origin) ?? {
      properties: propertySet(),
      isUnread: false,
      portless: new Set(),
      names: new Set(),
    };
    reported.set(origin, known);
    known.properties.add(property);
    known.isUnread ||= code === 'props/wrong-type' && property.length === 0;
    known.names.add(nameIn(property));
    if (property.includes('port') || property.includes('ports')) known.portless.add(containerOf(property));
  }
  return ({ code, reason, origin, property = [] }) => {
    const known = reported.get(origin);
    if (known === undefined) return false;
    if (known.isUnread || known.properties.overlaps(property)) return true;
    // A Service whose ports could not be read has none.
    if (aboutPorts.has(code) || (reason === 'service-port' && known.portless.size > 0))
      return known.portless.size > 0;
    if (code === 'probe/port-not-found') return known.portless.has(containerOf(property));
    const container = containerOf(property);
    if (restsOn[code]?.some((name) => known.names.has(`${container} ${name}`) || known.names.has(` ${name}`)))
      return true;
    const { follows } = entryOf(code);
    return follows === true && property.length === 0;
  };
}

function nameIn(property: PropertyPath): string {
  const container = containerOf(property);
  return `${container} ${property[container === '' ? 0 : 2]}`;
}

/** The container that a property is of, of those that a workload lists; of all others, the one that it is itself. */
function containerOf([list, index]: PropertyPath): string {
  return typeof index === 'number' && typeof list === 'string' && /containers$|sidecars$/i.test(list)
    ? `${list}/${index}`
    : '';
}
