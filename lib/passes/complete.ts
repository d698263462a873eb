import type { Workload, WorkloadKind } from '../model/workload';
import { completeAgent } from './agent';
import { completeCronJob } from './cron-job';
import type { CompleteBase } from './defaults';
import { completeDeployment } from './deployment';
import { completeJob } from './job';
import { completePod } from './pod';
import { completeStatefulApp } from './stateful-app';

/** How each kind of workload is completed, and what it is then. */
const kinds = {
  deployment: completeDeployment,
  statefulApp: completeStatefulApp,
  agent: completeAgent,
  pod: completePod,
  job: completeJob,
  cronJob: completeCronJob,
} satisfies { readonly [K in WorkloadKind]: (workload: Workload<K>) => CompleteBase & { readonly kind: K } };

type Kinds = typeof kinds;

/** A workload with every default filled in, which the targets lower: of any kind, or of the kinds that are named. */
export type CompleteWorkload<K extends WorkloadKind = WorkloadKind> = {
  readonly [P in K]: (P extends keyof Kinds ? ReturnType<Kinds[P]> : never) & { readonly kind: P };
}[K];

/** Fills in what the user left open. Pure: the model itself stays as it was described. */
export function complete<K extends WorkloadKind>(workload: Workload<K>): CompleteWorkload<K> {
  const completed: { readonly [P in WorkloadKind]: (workload: Workload<P>) => CompleteWorkload<P> } = kinds;
  return completed[workload.kind](workload);
}
