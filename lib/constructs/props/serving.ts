import type * as api from '../../kubernetes/api.generated';
import type { GatewayRoute } from '../../kubernetes/gateway-api';
import type { TrafficDistribution, TrafficPolicy } from '../../model/service';
import type { PortProps } from './container';
import { agreeing, type ExposeProps, exposeProps, hostName } from './ingress';
import { type PatchOf, patch } from './patch';
import { type Published, publish } from './publish';
import { type SessionAffinity, sessionAffinity, trafficDistribution, trafficPolicy } from './service';
import { object, type PropsTable } from './shape';
import { either, isString, otherwise } from './shapes';
import { someName } from './some-text';
import { names } from './workload';

/** What serves listens somewhere. */
export type WithPort = { readonly ports: readonly (number | PortProps)[] } | { readonly port: number };

/** What is said of the Service that others in the app call. */
export interface InnerServiceProps {
  /** Annotations of the Service. Compose has no place for them. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** `Local` takes traffic to replicas on the caller's own node alone. Default: `Cluster`. */
  readonly internalTrafficPolicy?: TrafficPolicy;
  /**
   * Which replicas traffic from inside of the cluster prefers, as long as there are any: those of the caller's zone, or of
   * its node. `PreferClose` is what Kubernetes before 1.34 calls the zone. Default: all alike.
   */
  readonly trafficDistribution?: TrafficDistribution;
}

/** How a program that serves is reached, whatever kind of workload it is. */
export interface ServingProps {
  /** Name of the workload, its Service and, unless `containerName` says it, its container. Default: the ids below the chart, joined by `-`. */
  readonly name?: string;
  /** How the Service inside of the app does what it does. */
  readonly service?: InnerServiceProps;
  /** Default: each connection goes to any replica, whether it comes from inside or outside. */
  readonly sessionAffinity?: SessionAffinity;
  /** HTTP from outside by host name: an Ingress on Kubernetes, or a route of a Gateway; a port of localhost on Compose. */
  readonly expose?: string | ExposeProps;
  /**
   * What everyone can connect to, and nothing else: on Kubernetes a Service of type LoadBalancer of its own, called
   * `<name>-public`, on Compose a port of the host. A number stands for the container port of that number, else for the
   * first one; a list for several, which each say `to` where the numbers differ. Others in the app go on to call the
   * workload by its name, at the container's own ports.
   */
  readonly publish?: Published;
}

/** Changes to the final objects in front of the workload. */
export interface ServingPatches {
  readonly service?: PatchOf<api.Service>;
  /** Of the Service that `publish` makes. */
  readonly publicService?: PatchOf<api.Service>;
  readonly ingress?: PatchOf<api.Ingress>;
  /** Of the route that `via` makes in place of the Ingress. */
  readonly gatewayRoute?: PatchOf<GatewayRoute>;
}

export const servingPatches: PropsTable<ServingPatches> = {
  service: patch,
  publicService: patch,
  ingress: patch,
  gatewayRoute: patch,
};

export const servingProps: PropsTable<ServingProps> = {
  name: someName,
  service: object<InnerServiceProps>({
    annotations: names,
    internalTrafficPolicy: trafficPolicy,
    trafficDistribution,
  }),
  sessionAffinity,
  expose: either(
    { when: isString, shape: hostName },
    { when: otherwise, shape: agreeing(object<ExposeProps>(exposeProps, '{ host, … }')) },
  ),
  publish,
};
