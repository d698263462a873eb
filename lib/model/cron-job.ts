import type { Task } from './task';
import type { WorkloadBase } from './workload';

/** What becomes of a run that is due while the one before is not done: both run, it is left out, or it takes over. */
export type ConcurrencyPolicy = 'allow' | 'forbid' | 'replace';

/** Runs to its end again and again, at the times of a schedule. */
export interface CronJob extends WorkloadBase, Task {
  readonly kind: 'cronJob';
  /** As cron says it; see `cron.ts`. */
  readonly schedule: string;
  /** By the name that IANA gives it. */
  readonly timeZone?: string;
  readonly concurrencyPolicy?: ConcurrencyPolicy;
  /** How long after its time a run may still begin: milliseconds. */
  readonly startingDeadline?: number;
  /** Nothing runs until it is taken back. */
  readonly suspend?: boolean;
  /** How many runs that have succeeded are kept. */
  readonly successfulJobsHistoryLimit?: number;
  /** How many runs that have failed are kept. */
  readonly failedJobsHistoryLimit?: number;
}
