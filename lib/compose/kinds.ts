import type { RestartPolicy, WorkloadKind } from '../model/workload';
import type { CompleteWorkload } from '../passes/complete';
import { deployment } from './deployment';

/** How Compose runs a kind of workload. */
export interface ComposeKind<W> {
  readonly restart: (workload: W) => RestartPolicy;
  /** How many containers of its first container's service are wanted. */
  readonly replicas: (workload: W) => number;
}

const kinds: { readonly [K in WorkloadKind]: ComposeKind<CompleteWorkload<K>> } = { deployment };

export function restartOf<K extends WorkloadKind>(workload: CompleteWorkload<K>): RestartPolicy {
  return kinds[workload.kind].restart(workload);
}

export function replicasOf<K extends WorkloadKind>(workload: CompleteWorkload<K>): number {
  return kinds[workload.kind].replicas(workload);
}
