import type { Mesh } from '../../model/mesh';
import { type Edges, edgesOn } from '../../passes/edges';
import { indexPorts } from '../../passes/port-index';
import { indexServices } from '../../passes/services-of';

/**
 * Who talks to whom in a mesh, before the whole app is known: only members call members. For what plans objects; whoever
 * lowers them has it from the passes.
 */
export function edgesWithin({ members, services }: Mesh): Edges {
  const known = { ports: indexPorts(), servicesOf: indexServices(services) };
  return edgesOn('kubernetes', { workloads: members }, known);
}
