import type { Suppression } from '../../diagnostics/origin';
import type * as api from '../../kubernetes/api.generated';
import { parseDuration } from '../../model/duration';
import type { Protocol } from '../../model/port';
import type { ServiceType, TrafficDistribution, TrafficPolicy } from '../../model/service';
import type { Target } from '../../model/target';
import { type Selectable, selectable } from './constructs';
import { values } from './domain';
import { type Duration, positiveDuration } from './duration';
import { hostIp } from './host-ip';
import { type PatchOf, patch } from './patch';
import { expectedOf, nameOf, object, rejected, required, type Shape, showAt, wrongValue } from './shape';
import { boolean, either, integer, isString, nonEmptyList, oneOf, otherwise, portNumber } from './shapes';
import { appProtocol, someName, somePortName, toPort } from './some-text';
import { names, suppress, targets } from './workload';

/** How long a client stays at the replica that it has reached first. */
export interface SessionAffinityProps {
  /** Since its last connection, 24 hours at most. */
  readonly timeout: Duration;
}

/** Keeps each client, known by its IP address, at one replica: for three hours, or for the time that is given. */
export type SessionAffinity = 'ClientIP' | SessionAffinityProps;

/** One port of a Service, and the container port behind it. */
export interface ServicePortProps {
  /** Default: the container port's name, where `to` names one; else `<protocol>-<port>`. */
  readonly name?: string;
  /** Where clients connect. */
  readonly port: number;
  /** The container port, by number or name. Default: the same number. */
  readonly to?: number | string;
  /** Default: `tcp`. */
  readonly protocol?: Protocol;
  /** What is spoken on it: `http`, `kubernetes.io/h2c`. Default: what the container port says. */
  readonly appProtocol?: string;
  /**
   * The port of every node, for the types NodePort and LoadBalancer; outside of 30000 to 32767 most servers refuse it, a
   * warning. Default: the cluster chooses.
   */
  readonly nodePort?: number;
  /** The address of the host that Compose publishes at. Default: all. */
  readonly hostIp?: string;
}

/** Which workload a Service stands in front of, and at which ports. */
export interface ServiceProps {
  /** Default: the ids below the chart, joined by `-`. */
  readonly name?: string;
  /** The workload that answers. */
  readonly selects: Selectable;
  /** At least one. */
  readonly ports: readonly ServicePortProps[];
  /** Default: `ClusterIP`. Compose publishes the ports of a `LoadBalancer` on the host. */
  readonly type?: ServiceType;
  /**
   * Whether its name leads to the addresses of all replicas, so that clients choose for themselves, and not to one address
   * that shares connections out; each port is the container's own then. Of a `ClusterIP`. On Compose names always do.
   * Default: false.
   */
  readonly headless?: boolean;
  /** Whether its name leads to replicas that are not ready, too: to find each other in order to get so. Default: false. */
  readonly publishNotReadyAddresses?: boolean;
  /** Default: each connection goes to any replica. */
  readonly sessionAffinity?: SessionAffinity;
  /**
   * `Local` takes traffic from outside to replicas on the node that it has come to, and keeps the client's address;
   * of a NodePort and a LoadBalancer. Default: `Cluster`.
   */
  readonly externalTrafficPolicy?: TrafficPolicy;
  /** `Local` takes traffic from inside of the cluster to replicas on the caller's own node alone. Default: `Cluster`. */
  readonly internalTrafficPolicy?: TrafficPolicy;
  /**
   * Which replicas traffic from inside of the cluster prefers, as long as there are any: those of the caller's zone, or of
   * its node. `PreferClose` is what Kubernetes before 1.34 calls the zone. Default: all alike.
   */
  readonly trafficDistribution?: TrafficDistribution;
  /** Labels of the Service, in addition to its name's. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations of the Service: cloud load balancers read theirs here. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Default: the workload's. */
  readonly targets?: readonly Target[];
  /** Findings that are accepted here, each with the reason. */
  readonly suppress?: readonly Suppression[];
  /** A change to the final Service of Kubernetes. */
  readonly patch?: PatchOf<api.Service>;
}

export const protocol = oneOf(['tcp', 'udp', 'sctp']);
export const nodePort = { ...integer(1, 65535), domain: values([30_080, 30_443], [30_000, 32_767]) };

const port = object<ServicePortProps>(
  {
    name: somePortName,
    port: required(portNumber),
    to: toPort,
    protocol,
    appProtocol,
    nodePort,
    hostIp,
  },
  '{ port, to?, name? }',
);

const longest = 24 * 60 * 60 * 1000;
const timeout: Shape = {
  ...positiveDuration,
  expected: "a time of 24 hours at most, such as '30m'",
  domain: values(['30m', 600], ['1ms', '1500ms', '24h']),
  check(value, at, report) {
    const checked = positiveDuration.check(value, at, report);
    if (typeof checked !== 'string' && typeof checked !== 'number') return rejected;
    if ((parseDuration(checked) ?? 0) <= longest) return checked;
    report(wrongValue(`${nameOf(at)} is ${showAt(checked, at)}, but has to be ${expectedOf(timeout)}.`, at));
    return rejected;
  },
};

export const trafficPolicy = oneOf(['Cluster', 'Local']);
export const trafficDistribution: Shape = {
  ...oneOf(['PreferSameZone', 'PreferSameNode', 'PreferClose']),
  // What Kubernetes 1.31 does not know is told where the app is made for it.
  domain: values(['PreferClose'], ['PreferSameZone', 'PreferSameNode']),
};

export const sessionAffinity = either(
  { when: isString, shape: oneOf(['ClientIP'], "'ClientIP', or { timeout }") },
  { when: otherwise, shape: object<SessionAffinityProps>({ timeout: required(timeout) }, '{ timeout }') },
);

export const serviceShape = object<ServiceProps>({
  name: someName,
  selects: required(selectable),
  ports: required(nonEmptyList(port)),
  type: oneOf(['ClusterIP', 'NodePort', 'LoadBalancer']),
  headless: boolean,
  publishNotReadyAddresses: boolean,
  sessionAffinity,
  externalTrafficPolicy: trafficPolicy,
  internalTrafficPolicy: trafficPolicy,
  trafficDistribution,
  labels: names,
  annotations: names,
  targets,
  suppress,
  patch,
});
