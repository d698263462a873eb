import type { DisruptionBudget, Rollout } from './rollout';
import type { Scale } from './scale';
import type { RestartPolicy, WorkloadBase } from './workload';

/** Runs all the time, in one or more replicas that are replaced step by step when they change. */
export interface Deployment extends WorkloadBase {
  readonly kind: 'deployment';
  readonly scale?: Scale;
  readonly rollout?: Rollout;
  readonly restart?: RestartPolicy;
  /** How many earlier versions are kept, to go back to. */
  readonly revisionHistoryLimit?: number;
  readonly disruptionBudget?: DisruptionBudget | false;
}
