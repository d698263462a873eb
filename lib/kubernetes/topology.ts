import type { Topology } from '../model/scheduling';

const topologies = {
  nodes: 'kubernetes.io/hostname',
  zones: 'topology.kubernetes.io/zone',
  regions: 'topology.kubernetes.io/region',
} as const satisfies Record<Extract<Topology, string>, string>;

/** The label that nodes of one place share the value of. */
export function topologyKey(over: Topology): string {
  return typeof over === 'string' ? topologies[over] : over.topologyKey;
}
