import type { Workload } from '../model/workload';
import type { ServiceAccount } from './api.generated';
import { type Described, lowerMetadata } from './metadata';

type Identified = Described & Pick<Workload, 'identity'>;

/** The account itself never mounts its token; a pod that wants it says so. */
export function lowerServiceAccount(workload: Identified): ServiceAccount {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: lowerMetadata(workload, workload.identity.name),
    automountServiceAccountToken: false,
  };
}
