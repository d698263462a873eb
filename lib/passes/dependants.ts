import type { Target } from '../model/target';
import type { Workload } from '../model/workload';
import { awaitedOn } from './start-after';

/** Answers whether some workload on a target starts after this one. */
export function indexDependants(
  workloads: readonly Workload[],
): (workload: Workload, target: Target) => boolean {
  const found = new Map<Workload, Set<Target>>();
  for (const { startAfter, targets } of workloads) {
    for (const each of startAfter) {
      for (const target of targets) {
        const awaited = awaitedOn(target, each);
        if (awaited === undefined) continue;
        const known = found.get(awaited) ?? new Set();
        found.set(awaited, known);
        known.add(target);
      }
    }
  }
  return (workload, target) => workload.targets.includes(target) && found.get(workload)?.has(target) === true;
}
