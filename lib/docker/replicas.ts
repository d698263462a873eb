import type { Scale } from '../model/scale';
import { replicaName, type StatefulApp } from '../model/stateful-app';
import type { Workload } from '../model/workload';

const one: Scale = { type: 'fixed', replicas: 1 };

/** How many replicas run where nobody scales by itself: of a range the lowest number, but one at least. */
export function replicasOf(scale: Scale = one): number {
  return scale.type === 'fixed' ? scale.replicas : Math.max(1, scale.min);
}

/** More services for one workload than any machine runs; what asks for more would fill its memory before. */
export const mostApart = 100;

/** How many replicas are services of their own. */
export function replicasApart(scale?: Scale): number {
  return Math.min(replicasOf(scale), mostApart);
}

/**
 * The ordinals of the replicas that are services of their own; nothing where all are one service. The first is there
 * even where none is to run: others refer to it.
 */
export function ordinalsOf(
  workload: Pick<Workload, 'kind'> & { readonly scale?: Scale },
): readonly number[] | undefined {
  if (workload.kind !== 'statefulApp') return undefined;
  return Array.from({ length: Math.max(1, replicasApart(workload.scale)) }, (_, ordinal) => ordinal);
}

/** The service of one replica: the first has the workload's own name, which is also the one that all answer to. */
export function replicaService(workload: Pick<StatefulApp, 'name'>, ordinal: number): string {
  return ordinal === 0 ? workload.name : replicaName(workload, ordinal);
}
