import type { Workload, WorkloadKind } from '../model/workload';
import { type CompleteDeployment, completeDeployment } from './deployment';

/** Every kind of workload, with every default filled in. */
interface CompleteWorkloads {
  readonly deployment: CompleteDeployment;
}

/** What the targets lower: of any kind, or of the kinds that are named. */
export type CompleteWorkload<K extends WorkloadKind = WorkloadKind> = {
  readonly [P in K]: CompleteWorkloads[P] & { readonly kind: P };
}[K];

const kinds: { readonly [K in WorkloadKind]: (workload: Workload<K>) => CompleteWorkload<K> } = {
  deployment: completeDeployment,
};

/** Fills in what the user left open. Pure: the model itself stays as it was described. */
export function complete<K extends WorkloadKind>(workload: Workload<K>): CompleteWorkload<K> {
  return kinds[workload.kind](workload);
}
