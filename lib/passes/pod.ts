import type { Pod } from '../model/pod';
import type { RestartPolicy, WorkloadBase } from '../model/workload';
import { type CompleteBase, completeBase } from './defaults';
import { visitWorkload } from './visit-workload';
import { type Leaves, leaves, visitLeaves, type Walk } from './walk';

/** A Pod with every default filled in. */
export interface CompletePod extends CompleteBase, Omit<Pod, keyof CompleteBase | 'restart'> {
  readonly restart: RestartPolicy;
}

export function completePod(workload: Pod): CompletePod {
  return Object.assign(completeBase(workload), {
    kind: workload.kind,
    restart: workload.restart ?? 'unless-stopped',
  } satisfies Record<Exclude<keyof CompletePod, keyof CompleteBase>, unknown>);
}

const own = leaves({ restart: 'workload.restart' } satisfies Leaves<Pod, 'workload', keyof WorkloadBase>);

export function visitPod(walk: Walk, workload: Pod): void {
  visitWorkload(walk, workload);
  visitLeaves(walk, workload, own);
}
