import type { Workload } from '../model/workload';
import type { Door, Edge } from '../passes/edges';
import type { Prepared } from '../passes/prepare';
import type {
  NetworkPolicyEgressRule,
  NetworkPolicyIngressRule,
  NetworkPolicyPeer,
  NetworkPolicyPort,
} from './api.generated';
import { labelled, lowerDoor, podsOf } from './network-peer';

/** How connections of TCP travel between members of a mesh, where they do not arrive at the ports that they are for. */
export interface Tunnel {
  readonly port: number;
  /** Whether some arrive at the ports that they are for as well. */
  readonly beside?: boolean;
  /** Who brings the connections of an edge, in the place of the caller. */
  by?(edge: Edge, prepared: Prepared): Carrier | undefined;
}

interface Carrier {
  readonly namespace: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

/** What is let in of the edges to a workload. */
export function carriedTo(
  edges: readonly Edge[],
  tunnel: Tunnel,
  prepared: Prepared,
): NetworkPolicyIngressRule[] {
  const ways = edges.flatMap((edge) => waysOf(edge, edge.from, edge.to, tunnel, prepared));
  return distinct(ways.map(({ peer, ports }) => ({ from: [peer], ports })));
}

/** What is let out of the edges from a workload. */
export function carriedFrom(
  edges: readonly Edge[],
  tunnel: Tunnel,
  prepared: Prepared,
): NetworkPolicyEgressRule[] {
  const ways = edges.flatMap((edge) => waysOf(edge, edge.to, edge.from, tunnel, prepared));
  return distinct(ways.map(({ peer, ports }) => ({ to: [peer], ports })));
}

/** Where connections to some ports arrive. */
export function arrivingAt(doors: readonly Door[], tunnel: Tunnel | undefined): NetworkPolicyPort[] {
  if (tunnel === undefined) return doors.map(lowerDoor);
  const port = lowerDoor({ port: tunnel.port, protocol: 'tcp' });
  return tunnel.beside ? [...doors.map(lowerDoor), port] : [port];
}

interface Way {
  readonly peer: NetworkPolicyPeer;
  readonly ports: NetworkPolicyPort[];
}

/** The other end of an edge as a policy beside this one names it, or whoever stands between them. */
function waysOf(edge: Edge, other: Workload, own: Workload, tunnel: Tunnel, prepared: Prepared): Way[] {
  const tcp = edge.doors.filter(({ protocol }) => protocol === 'tcp');
  const plain = edge.doors.filter(({ protocol }) => protocol !== 'tcp');
  const pods = podsOf(other, own);
  const ways: Way[] = [];
  if (tcp.length > 0) {
    const by = tunnel.by?.(edge, prepared);
    ways.push({
      peer: by === undefined ? pods : labelled(by.labels, by.namespace, own),
      ports: arrivingAt(tcp, tunnel),
    });
  }
  if (plain.length > 0) ways.push({ peer: pods, ports: plain.map(lowerDoor) });
  return ways;
}

/** One carrier brings what several have sent. */
function distinct<R extends object>(rules: readonly R[]): R[] {
  return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
}
