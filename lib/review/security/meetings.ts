import { networksOf } from '../../docker/shared-networks';
import type { JsonObject } from '../../model/json';
import type { Difference } from '../compare/difference';
import type { Subject } from '../subject';
import type { Judgement } from './judgement';

/** Whom a service of Docker meets: a network knows no direction, and no port. */
interface Meeting {
  readonly others: ReadonlySet<string>;
  /** One of its networks leads out of the host. */
  readonly isOutside: boolean;
}

export type Meetings = (subject: Subject) => Meeting | undefined;

/** By the services and the networks of an output. */
export function meetingsIn(subjects: readonly Subject[]): Meetings {
  const services = new Map<string, Map<string, JsonObject>>();
  const internal = new Set<string>();
  for (const subject of subjects) {
    const place = placeOf(subject);
    const { kind, name, object } = subject;
    if (kind === 'networks' && object.internal === true) internal.add(`${place}\0 ${name}`);
    if (kind !== 'services') continue;
    const known = services.get(place) ?? new Map<string, JsonObject>();
    services.set(place, known.set(name, object));
  }
  const joined = new Map<string, Set<string>>();
  for (const [place, all] of services)
    for (const name of all.keys())
      for (const network of networksOf(name, all)) {
        const on = joined.get(`${place}\0${network}`) ?? new Set<string>();
        joined.set(`${place}\0${network}`, on.add(name));
      }
  return (subject) => {
    const place = placeOf(subject);
    const all = services.get(place);
    if (subject.kind !== 'services' || all === undefined) return undefined;
    const networks = networksOf(subject.name, all).map((network) => `${place}\0${network}`);
    const others = new Set(networks.flatMap((network) => [...(joined.get(network) ?? [])]));
    others.delete(subject.name);
    return { others, isOutside: networks.some((network) => !internal.has(network)) };
  };
}

function placeOf({ target, project = '' }: Subject): string {
  return `${target}\0${project}`;
}

const shown = 5;

/**
 * Whom a service meets that it did not, and the other way round, where its own networks are others. Proxies of a mesh, which
 * have a dot in their names, meet whom they like: what they let in is judged by their configuration.
 */
export function judgeMeetings(
  differences: readonly Difference[],
  {
    earlier,
    later,
  }: { readonly earlier: () => Meeting | undefined; readonly later: () => Meeting | undefined },
): readonly Judgement[] {
  const joins = differences.find(({ steps }) => /^network(?:s|_mode)$/.test(steps[0]?.key ?? ''));
  if (joins === undefined) return [];
  // Asked only here: whoever shares a network with thousands meets each of them.
  const [before, after] = [earlier(), later()];
  if (before === undefined || after === undefined) return [];
  const steps = joins.steps.slice(0, 1);
  const more = beyond(after, before);
  const fewer = beyond(before, after);
  const told: Judgement[] = [];
  if (more !== '') told.push({ verdict: 'widened', message: `shares a network with ${more}`, steps });
  if (fewer !== '')
    told.push({ verdict: 'narrowed', message: `shares no network with ${fewer} any more`, steps });
  if (before.isOutside !== after.isOutside)
    told.push(
      after.isOutside
        ? { verdict: 'widened', message: 'reaches what is outside', steps }
        : { verdict: 'narrowed', message: 'reaches what is outside no more', steps },
    );
  return told;
}

function beyond(one: Meeting, other: Meeting): string {
  const found = [...one.others].filter((name) => !other.others.has(name) && !name.includes('.')).sort();
  const rest = found.length - shown;
  return `${found.slice(0, shown).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
