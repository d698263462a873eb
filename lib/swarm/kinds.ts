import type { WorkloadKind } from '../model/workload';
import type { CompleteWorkload } from '../passes/complete';
import { agent } from './agent';
import { cronJob } from './cron-job';
import { deployment } from './deployment';
import { job } from './job';
import type { StackKind } from './kind';
import { oneOnEachNode } from './placement';
import { pod } from './pod';
import { statefulApp } from './stateful-app';

const kinds: { readonly [K in WorkloadKind]: StackKind<CompleteWorkload<K>> } = {
  agent,
  deployment,
  statefulApp,
  pod,
  job,
  cronJob,
};

/** How a workload runs, as its kind says. */
export function runOf<K extends WorkloadKind>(workload: CompleteWorkload<K>) {
  const kind = kinds[workload.kind];
  const update = kind.update?.(workload);
  // On a node that takes one, a new task has no place before the old one is gone.
  const isCrowded = update !== undefined && oneOnEachNode(workload.scheduling ?? {});
  return {
    mode: kind.mode,
    replicas: kind.replicas(workload),
    restart: kind.restart(workload),
    update: isCrowded ? { ...update, order: 'stop-first' as const } : update,
  };
}

export type Run = ReturnType<typeof runOf>;
