import type { Construct } from 'constructs';
import type { Job, JobCheck } from '../../model/job';
import { mapList } from '../../model/map-list';
import type { Task } from '../../model/task';
import type { WorkloadBase } from '../../model/workload';
import type { JobCheckProps, JobOwnProps, TaskOptions } from '../props/job';
import type { WorkloadProps } from '../props/workload';
import type { Part } from '../tree/part';
import { milliseconds, texts } from './probe';
import type { Stated } from './stated';
import { toText } from './text';
import { type BuiltWorkload, buildWithOne } from './workload';

type Own = Omit<Job, keyof WorkloadBase>;

export function buildJob(construct: Construct, part: Part<JobOwnProps>): BuiltWorkload<Job> {
  const { model, volumes, defaults } = buildWithOne(construct, part);
  const { check } = part.props;
  const own = { kind: 'job', check: check && buildCheck(check), ...buildTask(part.props) } satisfies Own;
  return { model: Object.assign(model, own), volumes, defaults };
}

function buildCheck({ command, image, env }: JobCheckProps): JobCheck {
  return {
    command: mapList(command, toText),
    image: image === undefined ? undefined : toText(image),
    env: env && texts(env),
  } satisfies Stated<JobCheck, JobCheckProps>;
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
