import type { Task } from './task';
import type { WorkloadBase } from './workload';

/** Runs once, to its end; others may wait for that. */
export interface Job extends WorkloadBase, Task {
  readonly kind: 'job';
}
