import type { Target } from '../model/target';
import type { Workload } from '../model/workload';
import { awaitedOn } from './start-after';

/** Answers whether some workload on a target starts after this one. */
export function indexDependants(
  workloads: readonly Workload[],
): (workload: Workload, target: Target) => boolean {
  const found = { kubernetes: new Set<Workload>(), compose: new Set<Workload>() } satisfies Record<
    Target,
    Set<Workload>
  >;
  for (const { startAfter, targets } of workloads) {
    for (const each of startAfter) {
      for (const target of targets) {
        const awaited = awaitedOn(target, each);
        if (awaited !== undefined) found[target].add(awaited);
      }
    }
  }
  return (workload, target) => workload.targets.includes(target) && found[target].has(workload);
}
