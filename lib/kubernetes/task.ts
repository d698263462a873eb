import type { Task } from '../model/task';
import type { CompleteWorkload } from '../passes/complete';
import type { CompleteTask } from '../passes/job';
import type { Prepared } from '../passes/prepare';
import type { JobSpec, PodSpec } from './api.generated';
import type { OtherObjects } from './planned';
import { lowerPodTemplate } from './pod';
import { toSeconds } from './seconds';

const restarts = { no: 'Never', 'on-failure': 'OnFailure' } as const satisfies Record<
  NonNullable<Task['restart']>,
  PodSpec['restartPolicy']
>;

/** How a Job runs, by itself or at the times of a CronJob. */
export function lowerTask(
  workload: CompleteWorkload & CompleteTask,
  prepared: Prepared,
  others: OtherObjects,
): JobSpec {
  const { parallelism, completions, backoffLimit, activeDeadline, ttlAfterFinished } = workload;
  const begun: Omit<JobSpec, 'template'> = {};
  if (parallelism !== undefined) begun.parallelism = parallelism;
  if (completions !== undefined) begun.completions = completions;
  begun.backoffLimit = backoffLimit;
  if (activeDeadline !== undefined) begun.activeDeadlineSeconds = toSeconds(activeDeadline, 1);
  if (ttlAfterFinished !== undefined) begun.ttlSecondsAfterFinished = toSeconds(ttlAfterFinished);
  const { metadata, spec } = lowerPodTemplate(workload, prepared, others);
  const ending: Pick<PodSpec, 'restartPolicy'> = { restartPolicy: restarts[workload.restart] };
  return Object.assign(begun, { template: { metadata, spec: spec && Object.assign(ending, spec) } });
}
