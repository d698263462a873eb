import type { Job } from '../model/job';
import type { Workload } from '../model/workload';
import type { Prepared } from '../passes/prepare';
import type { Role, RoleBinding } from './api.generated';
import { awaitedJobs } from './awaited-jobs';
import { nameOfJob } from './job-name';
import { lowerMetadata } from './metadata';
import type { OtherObjects, PlannedObject } from './planned';

const apiVersion = 'rbac.authorization.k8s.io/v1';

/** There where a workload waits for Jobs: it may see those, and nothing else. */
export function planJobAccess(workload: Workload): readonly PlannedObject[] {
  const jobs = awaitedJobs(workload);
  if (jobs.length === 0) return [];
  const name = `${workload.name}-start-after`;
  return [
    {
      id: 'Role',
      apiVersion,
      kind: 'Role',
      name,
      lower: (prepared, others) => lowerRole(workload, name, awaitedJobs(workload), prepared, others),
    },
    {
      id: 'RoleBinding',
      apiVersion,
      kind: 'RoleBinding',
      name,
      lower: () => lowerRoleBinding(workload, name),
    },
  ];
}

function lowerRole(
  workload: Workload,
  name: string,
  jobs: readonly Job[],
  prepared: Prepared,
  others: OtherObjects,
): Role {
  return {
    apiVersion,
    kind: 'Role',
    metadata: lowerMetadata(workload, name),
    rules: [
      {
        apiGroups: ['batch'],
        resources: ['jobs'],
        resourceNames: jobs.map((job) => nameOfJob(job, prepared, others)),
        verbs: ['get'],
      },
    ],
  };
}

function lowerRoleBinding(workload: Workload, name: string): RoleBinding {
  return {
    apiVersion,
    kind: 'RoleBinding',
    metadata: lowerMetadata(workload, name),
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    // Without a namespace it is the binding's own, wherever it is applied.
    subjects: [{ kind: 'ServiceAccount', name: workload.identity.name }],
  };
}
