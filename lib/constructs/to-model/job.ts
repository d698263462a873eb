import type { Construct } from 'constructs';
import type { Job } from '../../model/job';
import type { Task } from '../../model/task';
import type { WorkloadBase } from '../../model/workload';
import type { JobOwnProps, TaskOptions } from '../props/job';
import type { WorkloadProps } from '../props/workload';
import type { Part } from '../tree/part';
import { milliseconds } from './probe';
import type { Stated } from './stated';
import { type BuiltWorkload, buildWithOne } from './workload';

type Own = Omit<Job, keyof WorkloadBase>;

export function buildJob(construct: Construct, part: Part<JobOwnProps>): BuiltWorkload<Job> {
  const { model, volumes, defaults } = buildWithOne(construct, part);
  const own = { kind: 'job', ...buildTask(part.props) } satisfies Own;
  return { model: Object.assign(model, own), volumes, defaults };
}

export function buildTask(props: Partial<TaskOptions>): Task {
  return {
    restart: props.restart,
    backoffLimit: props.backoffLimit,
    parallelism: props.parallelism,
    completions: props.completions,
    activeDeadline: milliseconds(props.activeDeadline),
    ttlAfterFinished: milliseconds(props.ttlAfterFinished),
  } satisfies Stated<Task, TaskOptions, keyof WorkloadProps>;
}
