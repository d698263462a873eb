import type { DisruptionBudget } from '../model/rollout';
import type { Scale } from '../model/scale';
import type { WorkloadBase } from '../model/workload';
import type { PodDisruptionBudget, PodDisruptionBudgetSpec } from './api.generated';
import { type Described, lowerMetadata } from './metadata';
import type { PlannedObject } from './planned';
import { sortKeys } from './sort-keys';

interface Budgeted extends Described, Pick<WorkloadBase, 'selector'> {
  readonly scale?: Scale;
  readonly disruptionBudget?: DisruptionBudget | false;
}

export function planDisruptionBudget(workload: Budgeted): readonly PlannedObject[] {
  if (!needsBudget(workload)) return [];
  return [
    {
      id: 'PodDisruptionBudget',
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      name: workload.name,
      patch: 'podDisruptionBudget',
      lower: () => lowerDisruptionBudget(workload),
    },
  ];
}

/** Whether evictions are limited: where the user says so, and by default where one replica can leave. */
function needsBudget({ scale, disruptionBudget }: Budgeted): boolean {
  if (disruptionBudget !== undefined) return disruptionBudget !== false;
  if (scale === undefined) return false;
  return (scale.type === 'fixed' ? scale.replicas : scale.min) >= 2;
}

function lowerDisruptionBudget(workload: Budgeted): PodDisruptionBudget {
  const spec = lowerBound(workload.disruptionBudget || { maxUnavailable: 1 });
  spec.selector = { matchLabels: sortKeys(workload.selector) };
  // A pod that is broken anyway must not keep a node from being drained.
  spec.unhealthyPodEvictionPolicy = 'AlwaysAllow';
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: lowerMetadata(workload),
    spec,
  };
}

function lowerBound(budget: DisruptionBudget): PodDisruptionBudgetSpec {
  return budget.minAvailable === undefined
    ? { maxUnavailable: budget.maxUnavailable }
    : { minAvailable: budget.minAvailable };
}
