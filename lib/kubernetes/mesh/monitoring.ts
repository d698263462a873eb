import { denies, type Mesh } from '../../model/mesh';
import type { Workload } from '../../model/workload';
import type { Door, Edges } from '../../passes/edges';
import type { Prepared } from '../../passes/prepare';
import { doorsOfMetrics } from '../network-policy';
import { gatewayDoors } from './istio/gateway';

/** The ports of a member where its proxy has to let monitoring in, which has no certificate. */
export function monitoredPorts(
  member: Workload,
  mesh: Mesh,
  doors: readonly Door[] = doorsOfMetrics(member),
): readonly number[] {
  if (peersOf(member, mesh).length === 0) return [];
  return [...new Set(doors.filter(({ protocol }) => protocol === 'tcp').map(({ port }) => port))];
}

/** From where it comes; missing where that are pods, whose addresses nobody knows before. */
export function rangesOfMonitoring(member: Workload, mesh: Mesh): readonly string[] | undefined {
  const peers = peersOf(member, mesh);
  const ranges = peers.flatMap((peer) => ('cidr' in peer ? [peer.cidr] : []));
  return ranges.length === peers.length ? ranges : undefined;
}

function peersOf({ network }: Workload, mesh: Mesh) {
  return (network ?? mesh.network).monitoring;
}

/** Whether other members may call a port: let in without a certificate there, they would be kept to nothing. */
export function isCalled(member: Workload, port: number, edges: Edges): boolean {
  const mesh = member.mesh?.in;
  if (mesh !== undefined && !denies(mesh)) return true;
  return edges
    .to(member)
    .some(
      ({ from, doors }) =>
        from !== member && doors.some((door) => door.protocol === 'tcp' && door.port === port),
    );
}

/** Those of the ports where NetworkPolicies let nobody in but monitoring. */
export function readAlone(member: Workload, ports: readonly number[], prepared: Prepared): readonly number[] {
  if (ports.length === 0) return ports;
  const edges = prepared.edges('kubernetes');
  const exposed = gatewayDoors(member, prepared);
  return ports.filter((port) => !isCalled(member, port, edges) && !exposed.includes(port));
}

/** Tells of those where others come as well. */
export function tellUnread(
  member: Workload,
  ports: readonly number[],
  prepared: Prepared,
  policy: string,
): void {
  const alone = readAlone(member, ports, prepared);
  for (const port of ports) {
    if (alone.includes(port)) continue;
    prepared.report({
      code: 'network/no-monitoring',
      message: `"${member.name}" has metrics at port ${port}, where others call it too: its mesh asks everybody there for a certificate, which monitoring does not have.`,
      origin: member.origin,
      property: member.metrics?.port === port ? ['metrics'] : undefined,
      affected: [{ target: 'kubernetes', object: policy, pointer: '' }],
      consequence: 'On Kubernetes no Prometheus would get through to them.',
      fix: 'Have them at a port of their own that nobody calls. Who refers to `host` calls all ports of a Service, who refers to `url()` one.',
    });
  }
}
