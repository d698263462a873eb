import type { Construct } from 'constructs';
import type { CronJob } from '../../model/cron-job';
import type { Task } from '../../model/task';
import type { WorkloadBase } from '../../model/workload';
import type { CronJobOwnProps, ScheduleOptions } from '../props/cron-job';
import type { Part } from '../tree/part';
import { buildTask } from './job';
import { milliseconds } from './probe';
import type { Stated } from './stated';
import { type BuiltWorkload, buildWithOne } from './workload';

type Scheduled = Omit<CronJob, keyof WorkloadBase | keyof Task | 'kind'>;
type Own = Omit<CronJob, keyof WorkloadBase>;

export function buildCronJob(construct: Construct, part: Part<CronJobOwnProps>): BuiltWorkload<CronJob> {
  const { model, volumes, defaults } = buildWithOne(construct, part);
  const own = { kind: 'cronJob', ...buildSchedule(part.props), ...buildTask(part.props) } satisfies Own;
  return { model: Object.assign(model, own), volumes, defaults };
}

function buildSchedule(props: Partial<ScheduleOptions>): Scheduled {
  return {
    schedule: props.schedule ?? '',
    timeZone: props.timeZone,
    concurrencyPolicy: props.concurrencyPolicy,
    startingDeadline: milliseconds(props.startingDeadline),
    suspend: props.suspend,
    successfulJobsHistoryLimit: props.successfulJobsHistoryLimit,
    failedJobsHistoryLimit: props.failedJobsHistoryLimit,
  } satisfies Stated<Scheduled, ScheduleOptions>;
}
