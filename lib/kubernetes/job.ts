import type { Job as ModelJob } from '../model/job';
import { isObject } from '../model/json';
import type { CompleteJob } from '../passes/job';
import type { Prepared } from '../passes/prepare';
import type { Job } from './api.generated';
import { nameByContent } from './job-name';
import { kinds } from './kinds';
import { lowerMetadata } from './metadata';
import { reportAt, within } from './place';
import type { OtherObjects, PlannedObject } from './planned';
import { podPlace } from './pod';
import { renamed } from './renamed';
import { lowerTask } from './task';

export function planJob(workload: ModelJob): readonly PlannedObject[] {
  const { apiVersion, kind } = kinds.job;
  const { name } = workload;
  const lower: PlannedObject['lower'] = (prepared, others) =>
    lowerJob(withoutEnd(prepared.completed(workload, 'kubernetes'), workload, prepared), prepared, others);
  return [
    {
      id: kind,
      apiVersion,
      kind,
      name,
      main: true,
      patch: 'job',
      lower,
      afterPatches: (patched, before) =>
        renamed(patched, before, ({ spec }) => nameByContent(name, isObject(spec) ? spec : {})),
    },
  ];
}

/** Whatever of it cannot be changed is in its name: a Job that has changed is another one, and runs. */
export function lowerJob(workload: CompleteJob, prepared: Prepared, others: OtherObjects): Job {
  const spec = lowerTask(workload, prepared, others);
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: lowerMetadata(workload, nameByContent(workload.name, { ...spec })),
    spec,
  };
}

/** Whoever waits asks the API server for the Job, also the replica that comes in a year: it has to be there. */
function withoutEnd(workload: CompleteJob, described: ModelJob, prepared: Prepared): CompleteJob {
  const dependant = prepared.dependantOf(described, 'kubernetes');
  const isAsked = dependant !== undefined && workload.check === undefined;
  if (workload.ttlAfterFinished === undefined || !isAsked) return workload;
  reportAt(within(podPlace(workload, prepared), 'ttlAfterFinished'), {
    code: 'parity/approximated',
    message: `On Kubernetes "${workload.name}" stays when it has ended: "${dependant.name}" asks for it whenever a pod starts.`,
    fix: 'Leave `ttlAfterFinished` out.',
  });
  return { ...workload, ttlAfterFinished: undefined };
}
