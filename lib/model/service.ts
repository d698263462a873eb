import type { PartBase } from './part';
import type { Protocol } from './port';
import type { Views } from './views';
import type { Workload } from './workload';

/** Who can reach a Service: the cluster alone, everyone at a port of each node, or everyone at an address of its own. */
export type ServiceType = 'ClusterIP' | 'NodePort' | 'LoadBalancer';

/** Whether traffic goes to any node, or stays on the one where it is. */
export type TrafficPolicy = 'Cluster' | 'Local';

/** Which replicas traffic from inside prefers: those near to the caller, by zone or by node. The words are Kubernetes' own. */
export type TrafficDistribution = 'PreferSameZone' | 'PreferSameNode' | 'PreferClose';

/** One port of a Service: where clients connect, and the container port behind it. */
export interface ServicePort {
  readonly name: string;
  readonly port: number;
  /** The container port, by number or by name. */
  readonly to: number | string;
  readonly protocol: Protocol;
  readonly appProtocol?: string;
  readonly nodePort?: number;
  /** The address on the host that Compose binds when the port is published; all addresses by default. */
  readonly hostIp?: string;
}

/** A stable name and ports in front of a workload's replicas. */
export interface Service extends PartBase {
  readonly kind: 'service';
  readonly type: ServiceType;
  /** Its name leads to the replicas themselves, and not to one address that shares connections out. */
  readonly headless?: boolean;
  /** The name leads to replicas that are not ready, too. */
  readonly publishNotReadyAddresses?: boolean;
  /** For how long a client is led to the replica that it has reached first, in milliseconds. */
  readonly sessionAffinity?: number;
  readonly externalTrafficPolicy?: TrafficPolicy;
  readonly internalTrafficPolicy?: TrafficPolicy;
  readonly trafficDistribution?: TrafficDistribution;
  readonly selects: Workload;
  readonly ports: ServicePort[];
  /** It is there for whoever is outside: nobody in the app calls it, so that Docker's targets give it no name. */
  readonly published: boolean;
  /** What it is on the targets where it differs, where it does. */
  views?: Views<Service>;
}
