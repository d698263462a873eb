import type { FieldContext, ParityTable, Treatment } from '../model/parity';
import { timesOf } from '../model/task';
import { approximated, kept, keptElsewhere, notExpressible, whenAny } from '../model/treatment';

/** Where a Job tries again, Swarm makes another task as well. */
function restart({ value, workload }: FieldContext): Treatment | undefined {
  return value === 'on-failure' && workload !== undefined && timesOf(workload) !== 'always'
    ? approximated('On Swarm another container takes over, where the same one would be started again.')
    : undefined;
}

/** Somebody has to run it: that is told with the command for it. */
function schedule({ workload, part }: FieldContext): Treatment {
  const name = workload?.name ?? part?.name ?? '<service>';
  return notExpressible(
    `Swarm runs nothing by the clock: \`docker service scale <stack>_${name}=1\` runs "${name}" once, and =0 makes ready for the next time.`,
  );
}

const byTheClock = kept('Concerns the schedule, which Swarm does not keep.');

/** All at once, as many as have to succeed. */
function parallelism({ value, workload }: FieldContext): Treatment | undefined {
  const completions = workload !== undefined && 'completions' in workload ? workload.completions : undefined;
  return completions !== undefined && typeof value === 'number' && value < completions
    ? approximated(
        'In a stack all tasks of a job run at once: `docker service create --max-concurrent` is not in its format.',
      )
    : undefined;
}

const whoWaits = keptElsewhere('Concerns Kubernetes alone: nothing waits for anything on Swarm.');

/** What Swarm does with what is said of workloads that run to their end, and of others in the same words. */
export const ofTasks = {
  'check.command': whoWaits,
  'check.image': whoWaits,
  'check.env': whoWaits,
  'workload.sidecars': whenAny(
    approximated(
      'On Swarm a sidecar is a service of its own: it has its own network and memory, and does not end with the containers.',
    ),
  ),
  'workload.restart': restart,
  'workload.schedule': schedule,
  'workload.timeZone': byTheClock,
  'workload.concurrencyPolicy': byTheClock,
  'workload.startingDeadline': byTheClock,
  'workload.suspend': 'kept',
  'workload.successfulJobsHistoryLimit': byTheClock,
  'workload.failedJobsHistoryLimit': byTheClock,
  'workload.backoffLimit': 'kept',
  'workload.parallelism': parallelism,
  'workload.completions': 'kept',
  'workload.activeDeadline': notExpressible('Swarm sets no limit to how long a task may take.'),
  'workload.ttlAfterFinished': approximated(
    'On Swarm a job that is done stays listed until the stack is removed.',
  ),
} satisfies Partial<ParityTable>;
