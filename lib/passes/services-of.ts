import type { ExternalName } from '../model/external-name';
import type { Route, RouteBackend } from '../model/route';
import type { Service } from '../model/service';
import type { Target } from '../model/target';
import { onTarget } from '../model/views';
import type { Workload } from '../model/workload';
import { serviceBehind } from './start-after';

/** A share of the requests of a route. */
export interface Share {
  readonly route: Route;
  readonly backend: RouteBackend;
}

const none: readonly never[] = [];

/** Answers which Services stand in front of a workload, in the order in which they were made. */
export function indexServices(services: readonly Service[]): (workload: Workload) => readonly Service[] {
  const found = groupBy(services, (service) => workloadsBehind(service));
  return (workload) => found.get(workload) ?? none;
}

/** Answers which routes lead to a workload through one of its Services, in the order in which they were made. */
export function indexRoutes(routes: readonly Route[]): (workload: Workload) => readonly Route[] {
  const found = groupBy(routes, (route) => workloadsBehind(route.service, route.targets));
  return (workload) => found.get(workload) ?? none;
}

/** Answers which routes give a share of their requests to a workload that is not their first, and at which port. */
export function indexShares(routes: readonly Route[]): (workload: Workload) => readonly Share[] {
  const shares = routes.flatMap((route) => (route.split ?? []).map((backend) => ({ route, backend })));
  const found = groupBy(shares, ({ route, backend }) => workloadsBehind(backend.service, route.targets));
  return (workload) => found.get(workload) ?? none;
}

/** Answers by which names of things outside a workload is found on a target, where it is what stands there. */
export function indexAliases(
  names: readonly ExternalName[],
): (workload: Workload, target: Target) => readonly string[] {
  if (names.length === 0) return () => none;
  const known = new Map<Target, Map<Workload, string[]>>();
  return (workload, target) => {
    const found = known.get(target) ?? aliasesOn(target, names);
    known.set(target, found);
    return found.get(workload) ?? none;
  };
}

function aliasesOn(target: Target, names: readonly ExternalName[]): Map<Workload, string[]> {
  const found = new Map<Workload, string[]>();
  for (const { name, to } of names) {
    const behind = serviceBehind(target, to);
    if (behind === undefined) continue;
    const workload = onTarget(behind.selects, target);
    const group = found.get(workload);
    if (group) group.push(name);
    else found.set(workload, [name]);
  }
  return found;
}

/** What a Service leads to: on each of some targets the form that its workload has there. */
function workloadsBehind(
  { selects, targets }: Service,
  on: readonly Target[] = targets,
): ReadonlySet<Workload> {
  return selects.views === undefined
    ? new Set([selects])
    : new Set(on.map((target) => onTarget(selects, target)));
}

function groupBy<K, V>(values: readonly V[], keysOf: (value: V) => Iterable<K>): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    for (const key of keysOf(value)) {
      const group = groups.get(key);
      if (group) group.push(value);
      else groups.set(key, [value]);
    }
  }
  return groups;
}
