import type { Route } from '../model/route';
import type { Service } from '../model/service';
import type { Workload } from '../model/workload';

const none: readonly never[] = [];

/** Answers which Services stand in front of a workload, in the order in which they were made. */
export function indexServices(services: readonly Service[]): (workload: Workload) => readonly Service[] {
  const found = groupBy(services, (service) => service.selects);
  return (workload) => found.get(workload) ?? none;
}

/** Answers which routes lead to a workload through one of its Services, in the order in which they were made. */
export function indexRoutes(routes: readonly Route[]): (workload: Workload) => readonly Route[] {
  const found = groupBy(routes, (route) => route.service.selects);
  return (workload) => found.get(workload) ?? none;
}

function groupBy<K, V>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
