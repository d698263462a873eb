import type { Job, JobCheck } from '../model/job';
import type { Task } from '../model/task';
import type { WorkloadBase } from '../model/workload';
import { type CompleteBase, completeBase } from './defaults';
import { visitCheck } from './job-check';
import { visitWorkload } from './visit-workload';
import { type Leaves, leaves, visitLeaves, type Walk } from './walk';

/** How a task runs, with every default filled in. */
export interface CompleteTask extends Task {
  readonly restart: NonNullable<Task['restart']>;
  readonly backoffLimit: number;
}

/** A Job with every default filled in. */
export interface CompleteJob extends CompleteBase, CompleteTask {
  readonly kind: 'job';
  readonly check?: JobCheck;
}

export function completeJob(workload: Job): CompleteJob {
  return Object.assign(
    completeBase(workload),
    { kind: workload.kind, check: workload.check },
    completeTask(workload),
  );
}

/** What fails leaves its pod behind with what it has printed, and another one tries. */
export function completeTask(task: Task): CompleteTask {
  return {
    restart: task.restart ?? 'no',
    backoffLimit: task.backoffLimit ?? 6,
    parallelism: task.parallelism,
    completions: task.completions,
    activeDeadline: task.activeDeadline,
    ttlAfterFinished: task.ttlAfterFinished,
  } satisfies Record<keyof CompleteTask, unknown>;
}

export const taskFields = {
  restart: 'workload.restart',
  backoffLimit: 'workload.backoffLimit',
  parallelism: 'workload.parallelism',
  completions: 'workload.completions',
  activeDeadline: 'workload.activeDeadline',
  ttlAfterFinished: 'workload.ttlAfterFinished',
} as const satisfies Leaves<Task, 'workload'>;

const own = leaves(taskFields satisfies Leaves<Job, 'workload', keyof WorkloadBase | 'check'>);

export function visitJob(walk: Walk, workload: Job): void {
  visitWorkload(walk, workload);
  visitLeaves(walk, workload, own);
  visitCheck(walk, workload.check);
}
