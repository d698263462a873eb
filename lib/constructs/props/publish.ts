import { isPlainObject } from '../../model/json';
import type { Protocol } from '../../model/port';
import type { ServiceType, TrafficPolicy } from '../../model/service';
import { hostIp } from './host-ip';
import { nodePort, protocol, trafficPolicy } from './service';
import { object, type PropsTable, required } from './shape';
import { either, isScalar, nonEmptyList, oneOf, otherwise, portNumber } from './shapes';
import { someName, toPort } from './some-text';
import { names } from './workload';

/** A port of the host on Compose, and of the load balancer on Kubernetes. */
export interface PublishedPortProps {
  /** The number that everyone connects to. */
  readonly port: number;
  /**
   * The container port behind it, by name or number. Default: the one of the same number; else the first, where no other
   * port is published.
   */
  readonly to?: number | string;
  /** Of the container port: needed where one number means a port of each. Default: what that port says. */
  readonly protocol?: Protocol;
  /**
   * The port of every node; outside of 30000 to 32767 most servers refuse it, a warning. Default: the cluster chooses;
   * Compose publishes `port`.
   */
  readonly nodePort?: number;
  /** The address of the host that Compose publishes at; on Kubernetes none can be said. Default: all. */
  readonly hostIp?: string;
}

/** The Service that everyone connects to. */
export interface PublicServiceProps {
  /** Default: the WebApp's name, followed by `-public`. */
  readonly name?: string;
  /** Default: `LoadBalancer`. */
  readonly type?: Exclude<ServiceType, 'ClusterIP'>;
  /**
   * `Local` takes traffic to replicas on the node that it has come to, and keeps the client's address. Default: `Cluster`.
   */
  readonly externalTrafficPolicy?: TrafficPolicy;
  /** `Local` takes traffic that comes from inside of the cluster to replicas on the caller's node. Default: `Cluster`. */
  readonly internalTrafficPolicy?: TrafficPolicy;
  /** Annotations of the Service: cloud load balancers read theirs here. */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** One port for everyone, and the Service that has it. */
export interface PublishProps extends PublishedPortProps, PublicServiceProps {}

/** Several ports for everyone, and the Service that has them. */
export interface PublishPortsProps extends PublicServiceProps {
  /** At least one. */
  readonly ports: readonly (number | PublishedPortProps)[];
}

/** What a WebApp opens to everyone: a port, several, or the whole Service. */
export type Published = number | PublishProps | PublishPortsProps | readonly (number | PublishedPortProps)[];

const portProps: PropsTable<PublishedPortProps> = {
  port: required(portNumber),
  to: toPort,
  protocol,
  nodePort,
  hostIp,
};

const publicServiceProps: PropsTable<PublicServiceProps> = {
  name: someName,
  type: oneOf(['LoadBalancer', 'NodePort']),
  externalTrafficPolicy: trafficPolicy,
  internalTrafficPolicy: trafficPolicy,
  annotations: names,
};

const port = either(
  { when: isScalar, shape: portNumber },
  { when: otherwise, shape: object<PublishedPortProps>(portProps, '{ port, to?, … }') },
);
const ports = nonEmptyList(port);

export const publish = either(
  { when: isScalar, shape: portNumber },
  { when: Array.isArray, shape: ports },
  {
    when: (value) => isPlainObject(value) && value.ports !== undefined,
    shape: object<PublishPortsProps>({ ports: required(ports), ...publicServiceProps }, '{ ports, … }'),
  },
  {
    when: otherwise,
    shape: object<PublishProps>({ ...portProps, ...publicServiceProps }, '{ port, to?, … }'),
  },
);
