import type { Isolation } from '../model/isolation';
import { denies } from '../model/mesh';
import type { Workload } from '../model/workload';
import { meshOn } from '../passes/isolation';
import type { Prepared } from '../passes/prepare';
import type { NetworkPolicy } from './api.generated';
import { backendOf } from './mesh/backends';
import { lowerDenial, lowerNetworkPolicy } from './network-policy';
import type { PlannedObject } from './planned';

/** One for each workload that is isolated by its chart. */
export function planNetworkPolicy(workload: Workload): readonly PlannedObject[] {
  const { network, name } = workload;
  if (network === undefined) return [];
  return [
    {
      id: 'NetworkPolicy',
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      name,
      patch: 'networkPolicy',
      lower: (prepared) => lowerIsolated(workload, network, prepared),
    },
  ];
}

/** A member of a mesh has a proxy that goes to more than itself. */
function lowerIsolated(workload: Workload, network: Isolation, prepared: Prepared): NetworkPolicy {
  const mesh = meshOn(workload, 'kubernetes');
  // What one policy lets through no other can forbid.
  if (mesh !== undefined && denies(mesh) && backendOf(mesh).hasOwnPolicies) return lowerDenial(workload);
  const around = mesh && backendOf(mesh).around;
  if (mesh === undefined || around === undefined) return lowerNetworkPolicy(workload, network, prepared);
  return lowerNetworkPolicy(workload, around.isolation(network, mesh), prepared, around);
}
