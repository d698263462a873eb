import type { External } from '../model/external';
import { isIpAddress } from '../model/ip-address';
import type { Isolation } from '../model/isolation';
import type { Metrics } from '../model/metrics';
import { servingContainers, type Workload } from '../model/workload';
import { type Door, doorBehind, type Edge, type WayOut } from '../passes/edges';
import type { Prepared } from '../passes/prepare';
import { routesTo } from '../passes/routes-to';
import type {
  NetworkPolicy,
  NetworkPolicyEgressRule,
  NetworkPolicyIngressRule,
  NetworkPolicyPort,
} from './api.generated';
import { awaitedJobs } from './awaited-jobs';
import { lowerMetadata } from './metadata';
import { lowerDoor, lowerPeer, podsOf } from './network-peer';
import { sortKeys } from './sort-keys';
import { arrivingAt, carriedFrom, carriedTo, type Tunnel } from './tunnel';

/** What lies around a member of a mesh: its proxy goes to more than the member does. */
export interface Surroundings {
  readonly egress: readonly NetworkPolicyEgressRule[];
  readonly ingress?: readonly NetworkPolicyIngressRule[];
  /** How connections of TCP arrive, where it is not at their own ports. */
  readonly tunnel?: Tunnel;
  /** Where monitoring reads what is measured; where it is not said, at the ports of the workload. */
  metrics?(workload: Workload): readonly Door[];
}

const none: Surroundings = { egress: [] };

/** What is not allowed here is denied, in both directions. */
export function lowerNetworkPolicy(
  workload: Workload,
  network: Isolation,
  prepared: Prepared,
  around: Surroundings = none,
): NetworkPolicy {
  const edges = prepared.edges('kubernetes');
  const { tunnel } = around;
  const ingress: NetworkPolicyIngressRule[] = [
    ...(tunnel ? carriedTo(edges.to(workload), tunnel, prepared) : edges.to(workload).map(fromCaller)),
    ...fromRoutes(workload, network, prepared, around),
    ...(around.ingress ?? []),
    ...fromEverybody(workload, prepared),
    ...fromMonitoring(workload, network, prepared, around),
  ];
  const egress: NetworkPolicyEgressRule[] = [
    ...toDns(network),
    ...toApiServer(workload, network, prepared),
    ...(tunnel ? carriedFrom(edges.from(workload), tunnel, prepared) : edges.from(workload).map(toCallee)),
    ...edges.waysOut(workload).map((way) => toOutside(way, workload, prepared)),
    ...around.egress,
  ];
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: lowerMetadata(workload),
    spec: {
      podSelector: { matchLabels: sortKeys(workload.selector) },
      policyTypes: ['Ingress', 'Egress'],
      ingress,
      egress,
    },
  };
}

/** Nobody is let in or out. */
export function lowerDenial(workload: Workload): NetworkPolicy {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: lowerMetadata(workload),
    spec: {
      podSelector: { matchLabels: sortKeys(workload.selector) },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [],
      egress: [],
    },
  };
}

export function toDns({ dns }: Isolation): NetworkPolicyEgressRule[] {
  // Nobody in a list of peers is everybody.
  if (dns.length === 0) return [];
  const ports: NetworkPolicyPort[] = [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ];
  return [{ to: dns.map(lowerPeer), ports }];
}

function fromCaller({ from, to, doors }: Edge): NetworkPolicyIngressRule {
  return { from: [podsOf(from, to)], ports: doors.map(lowerDoor) };
}

function toCallee({ from, to, doors }: Edge): NetworkPolicyEgressRule {
  return { to: [podsOf(to, from)], ports: doors.map(lowerDoor) };
}

/** What comes for host names is brought by the controller, or by the Gateway, from its own pods or nodes. */
export function fromRoutes(
  workload: Workload,
  network: Isolation,
  prepared: Prepared,
  { tunnel }: Surroundings = none,
): NetworkPolicyIngressRule[] {
  const ports = new Map<number, Door>();
  const routes = [
    ...routesTo(workload, prepared),
    ...prepared.sharesOf(workload).map(({ route: { targets }, backend }) => ({ targets, ...backend })),
  ];
  for (const { service, port, targets } of routes) {
    if (!targets.includes('kubernetes')) continue;
    const behind = prepared.ports.named(service, port);
    const door = behind && doorBehind(behind, workload, prepared.ports);
    if (door !== undefined) ports.set(door.port, door);
  }
  if (ports.size === 0 || network.ingressController.length === 0) return [];
  return [{ from: network.ingressController.map(lowerPeer), ports: arrivingAt([...ports.values()], tunnel) }];
}

/** Whoever publishes a port means everybody. */
export function fromEverybody(workload: Workload, prepared: Prepared): NetworkPolicyIngressRule[] {
  const doors = doorsForEverybody(workload, prepared);
  return doors.length === 0 ? [] : [{ ports: distinct(doors).map(lowerDoor) }];
}

function doorsForEverybody(workload: Workload, { servicesOf, ports }: Prepared): readonly Door[] {
  const open = servicesOf(workload).filter(
    ({ type, targets }) => type !== 'ClusterIP' && targets.includes('kubernetes'),
  );
  return open.flatMap((service) => service.ports.flatMap((port) => doorBehind(port, workload, ports) ?? []));
}

/** Whoever reads metrics. */
export function fromMonitoring(
  workload: Workload,
  { monitoring }: Isolation,
  prepared: Prepared,
  around: Surroundings = none,
): NetworkPolicyIngressRule[] {
  const { metrics: said } = workload;
  if (monitoring.length === 0) {
    if (said !== undefined) reportUnread(workload, said, prepared);
    return [];
  }
  const doors = around.metrics?.(workload) ?? doorsOfMetrics(workload);
  return doors.length === 0
    ? []
    : [{ from: monitoring.map(lowerPeer), ports: distinct(doors).map(lowerDoor) }];
}

/** The ports called `metrics`, and the one that is said to have them. */
export function doorsOfMetrics(workload: Workload): readonly Door[] {
  const doors: Door[] = servingContainers(workload).flatMap(({ ports }) =>
    ports.filter(({ name }) => name === 'metrics'),
  );
  if (workload.metrics !== undefined) doors.push({ port: workload.metrics.port, protocol: 'tcp' });
  return doors;
}

/** What is published, everybody may read. */
function reportUnread(workload: Workload, { port }: Metrics, prepared: Prepared): void {
  if (doorsForEverybody(workload, prepared).some((door) => door.port === port)) return;
  prepared.report({
    code: 'network/no-monitoring',
    message: `"${workload.name}" has metrics, but its network is isolated, and nobody says who reads them.`,
    origin: workload.origin,
    property: ['metrics'],
    affected: [{ target: 'kubernetes', object: `NetworkPolicy/${workload.name}`, pointer: '/spec/ingress' }],
    consequence: 'On Kubernetes no Prometheus would get through to them.',
    fix: "Name it where the network is: `network: { monitoring: { namespace: 'monitoring' } }`, with `labels` where other pods are in that namespace too.",
  });
}

/**
 * Whoever waits for a Job or has permissions asks the API server, at whatever port that listens; whoever has the token
 * otherwise may do so where it is known.
 */
function toApiServer(
  workload: Workload,
  { apiServer }: Isolation,
  { report }: Prepared,
): NetworkPolicyEgressRule[] {
  const needed = needOfApiServer(workload);
  if (apiServer.length > 0)
    return needed || workload.identity.mountToken ? [{ to: apiServer.map(lowerPeer) }] : [];
  if (needed === undefined) return [];
  report({
    code: 'network/no-api-server',
    message: `"${workload.name}" ${needed.says}, but its network is isolated, and nobody says where the API server is.`,
    origin: workload.origin,
    property: [needed.property],
    affected: [{ target: 'kubernetes', object: `NetworkPolicy/${workload.name}`, pointer: '/spec/egress' }],
    consequence: needed.consequence,
    fix: "Name it where the network is: `network: { apiServer: { cidr: '192.0.2.1/32' } }`; `kubectl get endpoints kubernetes` lists its addresses.",
  });
  return [];
}

interface Need {
  readonly says: string;
  readonly property: string;
  readonly consequence: string;
}

export function needOfApiServer(workload: Workload): Need | undefined {
  const [job] = awaitedJobs(workload);
  if (job !== undefined)
    return {
      says: `starts after the Job "${job.name}"`,
      property: 'startAfter',
      consequence: 'On Kubernetes it could never learn that the Job is done, and would never start.',
    };
  if ((workload.permissions ?? []).length === 0) return undefined;
  return {
    says: 'may ask the API server',
    property: 'permissions',
    consequence: 'On Kubernetes none of its requests would get there.',
  };
}

function toOutside({ to, port }: WayOut, workload: Workload, prepared: Prepared): NetworkPolicyEgressRule {
  const addresses = addressesOf(to) ?? anyAddress(to, workload, prepared);
  const rule: NetworkPolicyEgressRule = { to: addresses.map((cidr) => ({ ipBlock: { cidr } })) };
  if (port !== undefined) rule.ports = [{ port, protocol: 'TCP' }];
  return rule;
}

function addressesOf({ addresses, host }: External): readonly string[] | undefined {
  if (addresses !== undefined) return addresses;
  const { kubernetes } = host;
  if (typeof kubernetes !== 'string' || !isIpAddress(kubernetes)) return undefined;
  return [`${kubernetes}/${kubernetes.includes(':') ? 128 : 32}`];
}

/** A policy knows addresses, not names: behind a name may be any. */
function anyAddress({ name, origin }: External, workload: Workload, { report }: Prepared): readonly string[] {
  report({
    code: 'network/any-address',
    message: `NetworkPolicies know addresses, not names: "${workload.name}" may reach any address where it calls "${name}".`,
    origin,
    property: ['host'],
    affected: [{ target: 'kubernetes', object: `NetworkPolicy/${workload.name}`, pointer: '/spec/egress' }],
    fix: `Give "${name}" the ranges that its addresses are from: \`addresses: ['192.0.2.0/24']\`.`,
  });
  return ['0.0.0.0/0', '::/0'];
}

function distinct(doors: readonly Door[]): readonly Door[] {
  return [...new Map(doors.map((door) => [`${door.protocol} ${door.port}`, door])).values()];
}
