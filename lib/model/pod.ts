import type { RestartPolicy, WorkloadBase } from './workload';

/** Runs once, on the node that it was put on, and is not made again when that goes. */
export interface Pod extends WorkloadBase {
  readonly kind: 'pod';
  readonly restart?: RestartPolicy;
}
