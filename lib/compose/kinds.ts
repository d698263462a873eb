import type { WorkloadKind } from '../model/workload';
import type { CompleteWorkload } from '../passes/complete';
import { agent } from './agent';
import { cronJob } from './cron-job';
import { deployment } from './deployment';
import { job } from './job';
import type { ComposeKind } from './kind';
import { pod } from './pod';
import { statefulApp } from './stateful-app';

const kinds: { readonly [K in WorkloadKind]: ComposeKind<CompleteWorkload<K>> } = {
  deployment,
  statefulApp,
  agent,
  pod,
  job,
  cronJob,
};

export function restartOf<K extends WorkloadKind>(workload: CompleteWorkload<K>): string {
  return kinds[workload.kind].restart(workload);
}

/** What runs in the place of a kind that Compose has not, as one sentence. */
export function insteadOf<K extends WorkloadKind>(workload: CompleteWorkload<K>): string | undefined {
  return kinds[workload.kind].instead?.(workload);
}

export function startsInOrder<K extends WorkloadKind>(workload: CompleteWorkload<K>): boolean {
  return kinds[workload.kind].ordered?.(workload) === true;
}

export function replicasOf<K extends WorkloadKind>(workload: CompleteWorkload<K>): number {
  return kinds[workload.kind].replicas(workload);
}
