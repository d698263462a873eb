import type { Mesh } from '../../model/mesh';
import { lowerNetworkPolicy } from '../network-policy';
import type { PlannedObject } from '../planned';

/** A NetworkPolicy for each member, but for those that have one because their chart is isolated. */
export function planMemberPolicies({ members, network }: Mesh): PlannedObject[] {
  return members
    .filter((member) => member.network === undefined && member.targets.includes('kubernetes'))
    .map((member) => ({
      id: `NetworkPolicy-${member.name}`,
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      name: member.name,
      namespace: member.chart.namespace,
      lower: (prepared) => lowerNetworkPolicy(member, network, prepared),
    }));
}
