import type { Target } from '../model/target';
import type { Workload } from '../model/workload';

/** Answers whether some workload on a target starts after this one. */
export function indexDependants(
  workloads: readonly Workload[],
): (workload: Workload, target: Target) => boolean {
  const found = new Map<Workload, Set<Target>>();
  for (const { startAfter, targets } of workloads) {
    for (const { workload } of startAfter) {
      const known = found.get(workload) ?? new Set();
      found.set(workload, known);
      for (const target of targets) known.add(target);
    }
  }
  return (workload, target) => workload.targets.includes(target) && found.get(workload)?.has(target) === true;
}
