import type { Mesh } from '../../../model/mesh';
import { leadsTo } from '../../../model/port';
import type { Route } from '../../../model/route';
import { onTarget } from '../../../model/views';
import { servingContainers, type Workload } from '../../../model/workload';
import type { Prepared } from '../../../passes/prepare';
import { lowerMetadata } from '../../metadata';
import type { PlannedObject } from '../../planned';
import { accessAt, namedEntry } from './access';
import { identitiesOf, namedAt, policyGroup } from './names';

const apiVersion = `${policyGroup}/v1alpha1`;

/** Lets the meshed ingress controller that the mesh names in at the port of an exposed member, and of its versions. */
export function planGatewayAccess(route: Route, mesh: Mesh): PlannedObject[] {
  const { gateway } = mesh;
  const service = onTarget(route.service, 'kubernetes');
  const port = service.ports.find(({ name }) => name === route.port);
  if (gateway === undefined || port === undefined || mesh.default === 'allow') return [];
  const member = onTarget(service.selects, 'kubernetes');
  const versions = Object.values(member.mesh?.versions ?? {}).map(({ workload }) =>
    onTarget(workload, 'kubernetes'),
  );
  const { namespace } = member.chart;
  const name = `${route.name}-gateway`;
  const authentication = 'MeshTLSAuthentication';
  const spec = identitiesOf(
    [{ name: gateway.serviceAccount, namespace: gateway.namespace }],
    namespace,
    mesh,
  );
  const known: PlannedObject = {
    id: authentication,
    apiVersion,
    kind: authentication,
    name,
    namespace,
    lower: () => ({ apiVersion, kind: authentication, metadata: lowerMetadata(route, name), spec }),
  };
  const policies = [member, ...versions].flatMap((each, index): PlannedObject[] => {
    const at = numberBehind(port.to, each);
    if (at === undefined) return [];
    const own = index === 0 ? name : `${name}-${index + 1}`;
    return [
      {
        id: `AuthorizationPolicy-${own}`,
        apiVersion,
        kind: 'AuthorizationPolicy',
        name: own,
        namespace,
        lower: (prepared) => ({
          apiVersion,
          kind: 'AuthorizationPolicy',
          metadata: lowerMetadata(route, own),
          spec: {
            targetRef: targetAt(each, at, mesh, prepared),
            requiredAuthenticationRefs: [{ group: policyGroup, kind: authentication, name }],
          },
        }),
      },
    ];
  });
  return [known, ...policies];
}

/** Where requests are told apart, the one that all fit stands for the rest. */
export function targetAt(member: Workload, port: number, mesh: Mesh, prepared: Prepared): object {
  const { entries } = accessAt(member, port, mesh, prepared.edges('kubernetes'));
  const rest = entries.findIndex(({ match }) => match !== undefined && Object.keys(match).length === 0);
  return rest === -1
    ? { group: policyGroup, kind: 'Server', name: namedAt(member, port) }
    : {
        group: 'gateway.networking.k8s.io',
        kind: 'HTTPRoute',
        name: namedEntry(member, port, entries, rest),
      };
}

function numberBehind(to: number | string, workload: Workload): number | undefined {
  const ports = servingContainers(workload).flatMap((container) => container.ports);
  const found = ports.find((port) => leadsTo({ to, protocol: 'tcp' }, port));
  return found?.port ?? (typeof to === 'number' ? to : undefined);
}
