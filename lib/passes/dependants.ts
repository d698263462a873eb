import type { Target } from '../model/target';
import type { Workload } from '../model/workload';
import { awaitedOn } from './start-after';

/** Answers which workload on a target is the first in the app that starts after this one. Looked for when asked. */
export function indexDependants(
  workloads: readonly Workload[],
): (workload: Workload, target: Target) => Workload | undefined {
  const indexes = new Map<Target, ReadonlyMap<Workload, Workload>>();
  return (workload, target) => {
    if (!workload.targets.includes(target)) return undefined;
    const index = indexes.get(target) ?? indexOn(target, workloads);
    indexes.set(target, index);
    return index.get(workload);
  };
}

function indexOn(target: Target, workloads: readonly Workload[]): ReadonlyMap<Workload, Workload> {
  const found = new Map<Workload, Workload>();
  for (const dependant of workloads) {
    if (!dependant.targets.includes(target)) continue;
    for (const each of dependant.startAfter) {
      const awaited = awaitedOn(target, each);
      if (awaited !== undefined && !found.has(awaited)) found.set(awaited, dependant);
    }
  }
  return found;
}
