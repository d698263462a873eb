import type { Mesh } from '../../../model/mesh';
import { onTarget } from '../../../model/views';
import type { Workload } from '../../../model/workload';
import type { Door, Edge, Edges } from '../../../passes/edges';
import type { Prepared } from '../../../passes/prepare';
import type { PlannedObject } from '../../planned';
import { edgesWithin } from '../graph';
import { metadataIn, namespacesOf } from '../istio/authorization-policy';
import { readinessAt } from '../readiness';

const apiVersion = 'gateway.networking.k8s.io/v1';
const kind = 'Gateway';

/** Where connections between pods of an ambient mesh arrive, whatever port they are for. */
export const tunnelPort = 15008;

/** The proxy that looks into requests: one for each namespace with a member that needs it, called after the mesh. */
export function planWaypoints(mesh: Mesh, through: ReadonlySet<Workload>): PlannedObject[] {
  const members = mesh.members.filter((member) => through.has(member));
  return namespacesOf({ ...mesh, members }).map((namespace) => ({
    id: `Waypoint${namespace === undefined ? '' : `-in-${namespace}`}`,
    apiVersion,
    kind,
    name: mesh.name,
    namespace,
    lower: () => {
      const metadata = metadataIn(mesh, namespace);
      return {
        apiVersion,
        kind,
        metadata: { ...metadata, labels: { ...metadata.labels, 'istio.io/waypoint-for': 'service' } },
        spec: {
          gatewayClassName: 'istio-waypoint',
          listeners: [{ name: 'mesh', port: tunnelPort, protocol: 'HBONE' }],
        },
      };
    },
  }));
}

/** The labels of its pods, as Istio makes them. */
export function waypointLabels({ name }: Mesh): Record<string, string> {
  return { 'gateway.networking.k8s.io/gateway-name': name };
}

/** The members of whose requests somebody says something: what ztunnel does not see. */
export function throughWaypoint(mesh: Mesh, edges: Edges = edgesWithin(mesh)): ReadonlySet<Workload> {
  const found = new Set<Workload>();
  const add = (workload: Workload) => {
    const own = onTarget(workload, 'kubernetes');
    const member = onTarget(own.mesh?.versionOf ?? own, 'kubernetes');
    found.add(member);
    for (const version of Object.values(member.mesh?.versions ?? {}))
      found.add(onTarget(version.workload, 'kubernetes'));
  };
  for (const { to } of [...mesh.routes, ...mesh.upstreams]) add(to.selects);
  for (const member of mesh.members) if (edges.to(member).some(asksRequests)) add(member);
  return found;
}

function asksRequests({ to, doors }: Edge): boolean {
  return doors.some((door) => isAboutRequests(door, to));
}

function isAboutRequests({ port, protocol, asks, waits, calls }: Door, to: Workload): boolean {
  if (protocol !== 'tcp') return false;
  if (asks === undefined) return waits === true && calls !== true && readinessAt(to, port) !== undefined;
  return asks.some(({ http = [], grpc = [] }) => http.length + grpc.length > 0);
}

const known = new WeakMap<Prepared, Map<Mesh, ReadonlySet<Workload>>>();

/** The same once the whole app is known. */
export function throughWaypointIn(mesh: Mesh, prepared: Prepared): ReadonlySet<Workload> {
  const ofApp = known.get(prepared) ?? new Map<Mesh, ReadonlySet<Workload>>();
  known.set(prepared, ofApp);
  const found = ofApp.get(mesh) ?? throughWaypoint(mesh, prepared.edges('kubernetes'));
  ofApp.set(mesh, found);
  return found;
}
