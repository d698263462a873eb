import type { Workload, WorkloadKind } from './workload';

/** How a task runs: to its end, as often as it is asked to, and again when it fails. */
export interface Task {
  /** Whether a container that failed is started again in its place, or another pod takes over. */
  readonly restart?: 'on-failure' | 'no';
  /** How often it may fail before it is given up. */
  readonly backoffLimit?: number;
  /** How many pods run at once. */
  readonly parallelism?: number;
  /** How many pods have to succeed. */
  readonly completions?: number;
  /** How long it may take, all tries together: milliseconds. */
  readonly activeDeadline?: number;
  /** How long it is kept when it has ended: milliseconds. */
  readonly ttlAfterFinished?: number;
}

/** When each kind runs: all the time, or to its end once, or again and again by the clock. */
const runs = {
  deployment: 'always',
  statefulApp: 'always',
  agent: 'always',
  pod: 'always',
  job: 'once',
  cronJob: 'by the clock',
} as const satisfies Record<WorkloadKind, string>;

export function timesOf({ kind }: Pick<Workload, 'kind'>): (typeof runs)[WorkloadKind] {
  return runs[kind];
}

export function runsToItsEnd(workload: Workload | undefined): boolean {
  return workload !== undefined && timesOf(workload) !== 'always';
}
