import type { FieldContext, ParityTable, Treatment } from '../model/parity';
import { runsToItsEnd } from '../model/task';
import { approximated, kept, keptElsewhere, notExpressible, whenAny } from '../model/treatment';

/** They do not know when the work is done. */
function sidecars({ value, workload }: FieldContext): Treatment | undefined {
  const apart =
    'On Compose a sidecar is a service of its own, which starts after the container whose network it shares';
  const stays = runsToItsEnd(workload) ? ', not with `docker compose run`, and does not end with it' : '';
  return whenAny(approximated(`${apart}${stays}.`))({ value });
}

/** Where a Job tries again, Compose starts the same container. */
function restart({ value, workload }: FieldContext): Treatment | undefined {
  return value === 'no' && runsToItsEnd(workload) && !isTriedOnce(workload)
    ? approximated(
        'On Compose the container that failed is started again, where another pod would take over.',
      )
    : undefined;
}

function isTriedOnce(workload: FieldContext['workload']): boolean {
  return workload !== undefined && 'backoffLimit' in workload && workload.backoffLimit === 0;
}

/** Somebody has to run it: that is told with the command for it. */
function schedule({ workload }: FieldContext): Treatment {
  const name = workload?.name ?? '<service>';
  return notExpressible(
    `Compose runs nothing by the clock: \`docker compose run --rm ${name}\` runs "${name}" once.`,
  );
}

const byTheClock = kept('Concerns the schedule, which Compose does not keep.');

const byItself = keptElsewhere(
  'Concerns Kubernetes alone: docker compose sees by itself whether a container has succeeded.',
);

const once = approximated('On Compose one container runs, once.');

function aboveOne(treatment: Treatment): (field: FieldContext) => Treatment | undefined {
  return ({ value }) => (typeof value === 'number' && value > 1 ? treatment : undefined);
}

/** What Compose does with what is said of workloads that run to their end, and of others in the same words. */
export const ofTasks = {
  'workload.sidecars': sidecars,
  'workload.restart': restart,
  'workload.schedule': schedule,
  'workload.timeZone': byTheClock,
  'workload.concurrencyPolicy': byTheClock,
  'workload.startingDeadline': byTheClock,
  'workload.suspend': 'kept',
  'workload.successfulJobsHistoryLimit': byTheClock,
  'workload.failedJobsHistoryLimit': byTheClock,
  'workload.backoffLimit': 'kept',
  'workload.parallelism': aboveOne(once),
  'workload.completions': aboveOne(once),
  'check.command': byItself,
  'check.image': byItself,
  'check.env': byItself,
  'workload.activeDeadline': notExpressible('Compose sets no limit to how long a container may take.'),
  'workload.ttlAfterFinished': approximated(
    'On Compose a container that has ended stays until `docker compose down`, or goes at once with `run --rm`.',
  ),
} satisfies Partial<ParityTable>;
