import type { Mesh } from '../../../model/mesh';
import type { Service } from '../../../model/service';
import { onTarget } from '../../../model/views';
import type { Workload } from '../../../model/workload';
import { doorBehind } from '../../../passes/edges';
import type { Prepared } from '../../../passes/prepare';
import { lowerMetadata } from '../../metadata';
import type { PlannedObject } from '../../planned';
import {
  distinct,
  fewEnough,
  fromGateway,
  fromMonitoring,
  type Rule,
  rulesOfDoor,
  tried,
} from '../istio/authorization-policy';
import { monitoredPorts } from '../monitoring';
import { throughWaypointIn } from './waypoint';

const apiVersion = 'security.istio.io/v1';
const kind = 'AuthorizationPolicy';

/**
 * Who may connect to a member, for ztunnel, which knows accounts and ports: a policy about requests it would skip. To a
 * member that is asked for requests only the waypoint may connect.
 */
export function connectionsTo(member: Workload, mesh: Mesh, prepared: Prepared): Rule[] {
  const edges = prepared.edges('kubernetes').to(member);
  const others = [
    ...fromGateway(member, mesh, prepared),
    ...fromMonitoring(member, monitoredPorts(member, mesh), mesh, prepared),
  ];
  if (!throughWaypointIn(mesh, prepared).has(member))
    return [
      ...distinct(edges.flatMap((edge) => edge.doors.flatMap((door) => rulesOfDoor(edge, door, mesh)))),
      ...others,
    ];
  // Replicas find each other past every Service, and past the waypoint.
  const own = edges.filter(({ from }) => from === member);
  const doors = edges.filter(({ from }) => from !== member).flatMap((edge) => edge.doors);
  const tcp = doors.filter(({ protocol }) => protocol === 'tcp').map(({ port }) => port);
  const ports = [...new Set(tcp)].sort((one, other) => one - other).map(String);
  const namespace = member.chart.namespace ?? 'default';
  const source =
    mesh.trustDomain === undefined
      ? { serviceAccounts: [mesh.name] }
      : { principals: [`${mesh.trustDomain}/ns/${namespace}/sa/${mesh.name}`] };
  return [
    ...(ports.length > 0 ? [{ from: [{ source }], to: [{ operation: { ports } }] }] : []),
    ...distinct(own.flatMap((edge) => edge.doors.flatMap((door) => rulesOfDoor(edge, door, mesh)))),
    ...others,
  ];
}

/** What may be asked of the Services of a member, for the waypoint, which knows these, and their ports. */
export function planRequests(mesh: Mesh, through: ReadonlySet<Workload>): PlannedObject[] {
  if (mesh.default === 'allow') return [];
  return mesh.services
    .filter(
      ({ targets, selects }) =>
        targets.includes('kubernetes') && through.has(onTarget(selects, 'kubernetes')),
    )
    .map((service) => ({
      id: `${kind}-at-${service.name}`,
      apiVersion,
      kind,
      name: `${service.name}-service`,
      namespace: service.chart.namespace,
      lower: (prepared) => ({
        apiVersion,
        kind,
        metadata: tried(lowerMetadata(service, `${service.name}-service`), mesh),
        spec: {
          targetRefs: [{ group: '', kind: 'Service', name: service.name }],
          action: 'ALLOW',
          rules: requestsTo(service, mesh, prepared),
        },
      }),
    }));
}

function requestsTo(service: Service, mesh: Mesh, prepared: Prepared): readonly Rule[] {
  const member = onTarget(service.selects, 'kubernetes');
  const edges = prepared.edges('kubernetes').to(member);
  const rules = service.ports.flatMap((port) => {
    const behind = doorBehind(port, member, prepared.ports);
    return edges.flatMap((edge) =>
      edge.doors
        .filter((door) => door.port === behind?.port && door.protocol === behind.protocol)
        .flatMap((door) => rulesOfDoor(edge, door, mesh, port.port)),
    );
  });
  return fewEnough(distinct(rules));
}
