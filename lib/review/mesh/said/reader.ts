import type { Peer } from '../../../model/isolation';
import type { Mesh } from '../../../model/mesh';
import { listIn, objectIn } from '../../../model/read-json';
import type { Workload } from '../../../model/workload';
import type { Prepared } from '../../../passes/prepare';
import type { Place } from '../explanation';
import type { Output, Written } from '../output';
import type { Meant } from '../ways';

/** What a backend reads its output with. */
export interface Reading {
  readonly mesh: Mesh;
  readonly output: Output;
  readonly prepared: Prepared;
}

/** Finds what in the output of a backend lets a way through. It reads what is written, and knows nothing of what wrote it. */
export type Reader = (way: Meant, reading: Reading) => readonly Place[];

/** All that several layers say. */
export function layers(...readers: readonly Reader[]): Reader {
  return (way, reading) => readers.flatMap((read) => read(way, reading));
}

/** Whether labels that are asked for are those of the pods of a workload. */
export function hasLabels(selector: unknown, { selector: own }: Pick<Workload, 'selector'>): boolean {
  const wanted = Object.entries(objectIn(objectIn(selector).matchLabels));
  return wanted.length > 0 && wanted.every(([name, value]) => own[name] === value);
}

export function specOf({ object }: Written) {
  return objectIn(object.spec);
}

export function namespaceOf({ object }: Written): string | undefined {
  const { namespace } = objectIn(object.metadata);
  return typeof namespace === 'string' ? namespace : undefined;
}

/** Whether an object stands where a workload does. */
export function isBeside(written: Written, { chart }: Workload): boolean {
  return namespaceOf(written) === chart.namespace;
}

/** As a policy somewhere else names it. */
export function spaceOf({ chart }: Workload): string {
  return chart.namespace ?? 'default';
}

export function accountOf({ identity }: Workload): string {
  return identity.name;
}

/** Those of a list that a test holds for, with their places in it. */
export function* matching(list: unknown, holds: (value: unknown) => boolean): Generator<number> {
  for (const [index, value] of listIn(list).entries()) if (holds(value)) yield index;
}

/** Whether a list has a value; one that is missing asks for nothing. */
export function asks(list: unknown, holds: (value: string) => boolean): boolean {
  return list === undefined || listIn(list).some((value) => holds(String(value)));
}

/** The peers that stand for who brings requests from outside, or for who reads metrics. */
export function peersOf({ peer, to }: Meant, { mesh }: Reading): readonly Peer[] {
  const network = to?.network ?? mesh.network;
  if (peer === 'monitoring') return network.monitoring;
  const { gateway, backend } = mesh;
  const own = gateway && { namespace: gateway.namespace, labels: gateway.labels };
  if (own !== undefined) return [own];
  return backend.kubernetes.startsWith('istio')
    ? [{ namespace: 'istio-system', labels: { istio: 'ingressgateway' } }]
    : network.ingressController;
}
