import type { Route, RouteBackend } from '../model/route';
import type { Service } from '../model/service';
import type { Target } from '../model/target';
import { onTarget } from '../model/views';
import type { Workload } from '../model/workload';

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
