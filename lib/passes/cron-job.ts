import type { CronJob } from '../model/cron-job';
import type { WorkloadBase } from '../model/workload';
import { type CompleteBase, completeBase } from './defaults';
import { type CompleteTask, completeTask, taskFields } from './job';
import { visitWorkload } from './visit-workload';
import { type Leaves, leaves, visitLeaves, type Walk } from './walk';

/** A CronJob with every default filled in; what is still missing is the server's own to say. */
export interface CompleteCronJob
  extends CompleteBase,
    CompleteTask,
    Omit<CronJob, keyof WorkloadBase | keyof CompleteTask> {}

export function completeCronJob(workload: CronJob): CompleteCronJob {
  const own = {
    kind: workload.kind,
    schedule: workload.schedule,
    timeZone: workload.timeZone,
    concurrencyPolicy: workload.concurrencyPolicy,
    startingDeadline: workload.startingDeadline,
    suspend: workload.suspend,
    successfulJobsHistoryLimit: workload.successfulJobsHistoryLimit,
    failedJobsHistoryLimit: workload.failedJobsHistoryLimit,
  } satisfies Record<Exclude<keyof CompleteCronJob, keyof CompleteBase | keyof CompleteTask>, unknown>;
  return Object.assign(completeBase(workload), own, completeTask(workload));
}

const own = leaves({
  schedule: 'workload.schedule',
  timeZone: 'workload.timeZone',
  concurrencyPolicy: 'workload.concurrencyPolicy',
  startingDeadline: 'workload.startingDeadline',
  suspend: 'workload.suspend',
  successfulJobsHistoryLimit: 'workload.successfulJobsHistoryLimit',
  failedJobsHistoryLimit: 'workload.failedJobsHistoryLimit',
  ...taskFields,
} satisfies Leaves<CronJob, 'workload', keyof WorkloadBase>);

export function visitCronJob(walk: Walk, workload: CronJob): void {
  visitWorkload(walk, workload);
  visitLeaves(walk, workload, own);
}
