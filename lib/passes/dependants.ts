import type { Target } from '../model/target';
import type { Workload } from '../model/workload';

/** Answers whether some workload on a target starts after this one. */
export function indexDependants(
  workloads: readonly Workload[],
): (workload: Workload, target: Target) => boolean {
  const found = { kubernetes: new Set<Workload>(), compose: new Set<Workload>() } satisfies Record<
    Target,
    Set<Workload>
  >;
  for (const { startAfter, targets } of workloads) {
    for (const { workload } of startAfter) for (const target of targets) found[target].add(workload);
  }
  return (workload, target) => workload.targets.includes(target) && found[target].has(workload);
}
