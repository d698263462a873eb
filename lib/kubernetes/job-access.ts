import type { Job } from '../model/job';
import type { Workload } from '../model/workload';
import type { Prepared } from '../passes/prepare';
import type { Role } from './api.generated';
import { awaitedJobs } from './awaited-jobs';
import { nameOfJob } from './job-name';
import { lowerMetadata } from './metadata';
import type { OtherObjects, PlannedObject } from './planned';
import { lowerRole, lowerRoleBinding, rbacVersion } from './role';

/** There where a workload waits for Jobs: it may see those, and nothing else. */
export function planJobAccess(workload: Workload): readonly PlannedObject[] {
  const jobs = awaitedJobs(workload);
  if (jobs.length === 0) return [];
  const name = `${workload.name}-start-after`;
  return [
    {
      id: 'Role',
      apiVersion: rbacVersion,
      kind: 'Role',
      name,
      lower: (prepared, others) => lowerAccess(workload, name, awaitedJobs(workload), prepared, others),
    },
    {
      id: 'RoleBinding',
      apiVersion: rbacVersion,
      kind: 'RoleBinding',
      name,
      lower: () => lowerRoleBinding(lowerMetadata(workload, name), name, workload.identity.name),
    },
  ];
}

function lowerAccess(
  workload: Workload,
  name: string,
  jobs: readonly Job[],
  prepared: Prepared,
  others: OtherObjects,
): Role {
  return lowerRole(lowerMetadata(workload, name), [
    {
      apiGroups: ['batch'],
      resources: ['jobs'],
      resourceNames: jobs.map((job) => nameOfJob(job, prepared, others)),
      verbs: ['get'],
    },
  ]);
}
