import type { WorkloadBase } from '../model/workload';
import type { ServiceAccount } from './api.generated';
import { type Described, lowerMetadata } from './metadata';
import type { PlannedObject } from './planned';

type Identified = Described & Pick<WorkloadBase, 'identity'>;

export function planServiceAccount(workload: Identified): readonly PlannedObject[] {
  const { name, create } = workload.identity;
  if (!create) return [];
  return [
    {
      id: 'ServiceAccount',
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      name,
      patch: 'serviceAccount',
      lower: () => lowerServiceAccount(workload),
    },
  ];
}

/** The account itself never mounts its token; a pod that wants it says so. */
export function lowerServiceAccount(workload: Identified): ServiceAccount {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: lowerMetadata(workload, workload.identity.name),
    automountServiceAccountToken: false,
  };
}
