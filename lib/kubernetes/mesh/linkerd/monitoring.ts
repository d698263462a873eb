import type { Mesh } from '../../../model/mesh';
import { lowerMetadata } from '../../metadata';
import type { PlannedObject } from '../../planned';
import { edgesWithin } from '../graph';
import { isCalled, monitoredPorts, rangesOfMonitoring } from '../monitoring';
import { targetAt } from './gateway';
import { namedAt, policyGroup } from './names';

const apiVersion = `${policyGroup}/v1alpha1`;
const authentication = 'NetworkAuthentication';

/** Lets monitoring in, which has no account, at ports where nobody else comes. Of pods only NetworkPolicies know the addresses. */
export function planMonitoring(mesh: Mesh): PlannedObject[] {
  const monitored = mesh.members
    .filter(({ targets }) => targets.includes('kubernetes'))
    .map((member) => ({ member, ports: monitoredPorts(member, mesh) }))
    .filter(({ ports }) => ports.length > 0);
  if (monitored.length === 0) return [];
  const edges = edgesWithin(mesh);
  return monitored.flatMap(({ member, ports }) => {
    const alone = ports.filter((port) => !isCalled(member, port, edges));
    if (alone.length === 0) return [];
    const { namespace } = member.chart;
    const name = `${member.name}-monitoring`;
    const ranges = rangesOfMonitoring(member, mesh) ?? ['0.0.0.0/0', '::/0'];
    const known: PlannedObject = {
      id: `${authentication}-${name}`,
      apiVersion,
      kind: authentication,
      name,
      namespace,
      lower: () => ({
        apiVersion,
        kind: authentication,
        metadata: lowerMetadata(member, name),
        spec: { networks: ranges.map((cidr) => ({ cidr })) },
      }),
    };
    const policies = alone.map((port): PlannedObject => {
      const own = `${namedAt(member, port)}-monitoring`;
      return {
        id: `AuthorizationPolicy-${own}`,
        apiVersion,
        kind: 'AuthorizationPolicy',
        name: own,
        namespace,
        lower: (prepared) => ({
          apiVersion,
          kind: 'AuthorizationPolicy',
          metadata: lowerMetadata(member, own),
          spec: {
            targetRef: targetAt(member, port, mesh, prepared),
            requiredAuthenticationRefs: [{ group: policyGroup, kind: authentication, name }],
          },
        }),
      };
    });
    return [known, ...policies];
  });
}
