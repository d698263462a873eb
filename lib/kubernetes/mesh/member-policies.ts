import { denies, type Mesh } from '../../model/mesh';
import { lowerNetworkPolicy } from '../network-policy';
import type { PlannedObject } from '../planned';
import type { Around } from './backend';

/**
 * A NetworkPolicy for each member, but for those that have one because their chart is isolated; none where nobody is refused,
 * for none tells of what it lets through.
 */
export function planMemberPolicies(mesh: Mesh, around?: Around): PlannedObject[] {
  if (!denies(mesh)) return [];
  const network = around?.isolation(mesh.network, mesh) ?? mesh.network;
  return mesh.members
    .filter((member) => member.network === undefined && member.targets.includes('kubernetes'))
    .map((member) => ({
      id: `NetworkPolicy-${member.name}`,
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      name: member.name,
      namespace: member.chart.namespace,
      lower: (prepared) => lowerNetworkPolicy(member, network, prepared, around),
    }));
}
