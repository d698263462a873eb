import type { CronJob as ModelCronJob } from '../model/cron-job';
import type { CompleteCronJob } from '../passes/cron-job';
import type { Prepared } from '../passes/prepare';
import type { CronJob, CronJobSpec } from './api.generated';
import { kinds } from './kinds';
import { lowerMetadata } from './metadata';
import type { OtherObjects, PlannedObject } from './planned';
import { toSeconds } from './seconds';
import { lowerTask } from './task';

const policies = { allow: 'Allow', forbid: 'Forbid', replace: 'Replace' } as const satisfies Record<
  NonNullable<ModelCronJob['concurrencyPolicy']>,
  CronJobSpec['concurrencyPolicy']
>;

export function planCronJob(workload: ModelCronJob): readonly PlannedObject[] {
  const { apiVersion, kind } = kinds.cronJob;
  const lower: PlannedObject['lower'] = (prepared, others) =>
    lowerCronJob(prepared.completed(workload, 'kubernetes'), prepared, others);
  return [{ id: kind, apiVersion, kind, name: workload.name, main: true, patch: 'cronJob', lower }];
}

export function lowerCronJob(workload: CompleteCronJob, prepared: Prepared, others: OtherObjects): CronJob {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: lowerMetadata(workload),
    spec: lowerSpec(workload, prepared, others),
  };
}

function lowerSpec(workload: CompleteCronJob, prepared: Prepared, others: OtherObjects): CronJobSpec {
  const { schedule, timeZone, concurrencyPolicy, startingDeadline, suspend } = workload;
  const { successfulJobsHistoryLimit, failedJobsHistoryLimit } = workload;
  const timed: Omit<CronJobSpec, 'jobTemplate'> = { schedule };
  if (timeZone !== undefined) timed.timeZone = timeZone;
  if (concurrencyPolicy !== undefined) timed.concurrencyPolicy = policies[concurrencyPolicy];
  if (startingDeadline !== undefined) timed.startingDeadlineSeconds = toSeconds(startingDeadline);
  if (suspend !== undefined) timed.suspend = suspend;
  if (successfulJobsHistoryLimit !== undefined) timed.successfulJobsHistoryLimit = successfulJobsHistoryLimit;
  if (failedJobsHistoryLimit !== undefined) timed.failedJobsHistoryLimit = failedJobsHistoryLimit;
  const spec = lowerTask(workload, prepared, others);
  // Each run is found by the labels that its pods have.
  const { metadata } = spec.template;
  return Object.assign(timed, { jobTemplate: { metadata, spec } });
}
