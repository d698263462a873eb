import type { PartBase } from './part';
import type { Service } from './service';

export type PathType = 'Prefix' | 'Exact';

/** HTTP from outside, by host name, to one port of a Service. */
export interface Route extends PartBase {
  readonly kind: 'route';
  readonly host: string;
  /** Further ones, with the same paths. */
  readonly otherHosts?: readonly string[];
  readonly path: string;
  readonly pathType: PathType;
  /** Further ones, of each host. */
  readonly otherPaths?: readonly RoutePath[];
  readonly service: Service;
  /** The Service port's name. */
  readonly port: string;
  /** How many requests of those that all of them get, where others share them. */
  readonly weight?: number;
  /** Others that share the requests. */
  readonly split?: readonly RouteBackend[];
  /** The Gateway that brings the requests, in place of an Ingress controller. */
  readonly gateway?: GatewayReference;
  readonly className?: string;
  /** Who brings the requests, where its class, or the user, says so: its own words are known. */
  readonly controller?: IngressController;
  /** Name of the Secret that holds the certificate. */
  readonly tlsSecret?: string;
  /** Who of cert-manager signs the certificate. */
  readonly issuer?: { readonly kind: 'ClusterIssuer' | 'Issuer'; readonly name: string };
  /** How long an answer may take, in milliseconds. */
  readonly timeout?: number;
  /** The largest body of a request, in bytes. */
  readonly maxBodySize?: number;
  /** The cookie that keeps each client at one replica. */
  readonly sticky?: { readonly cookie: string };
  /** Whether an edge proxy takes its requests on Compose. */
  readonly proxied: boolean;
  /** The localhost port that Compose publishes instead; allocated from the name when it is not given. */
  readonly localPort?: number;
}

/** The controllers whose annotations are known. */
export const ingressControllers = ['nginx', 'traefik', 'haproxy', 'alb'] as const;
export type IngressController = (typeof ingressControllers)[number];

export interface RoutePath {
  readonly path: string;
  readonly pathType: PathType;
}

/** A Service that gets a share of the requests. */
export interface RouteBackend {
  readonly service: Service;
  /** The Service port's name. */
  readonly port: string;
  readonly weight: number;
}

/** A Gateway of the cluster, and the listener that is meant. */
export interface GatewayReference {
  readonly name: string;
  readonly namespace?: string;
  readonly sectionName?: string;
}

/** Whether the port of a route speaks gRPC: it is called so, or says so. */
export function speaksGrpc({ service, port }: Pick<Route, 'service' | 'port'>): boolean {
  const entry = service.ports.find(({ name }) => name === port);
  return /^grpc(?:-|$)/.test(port) || entry?.appProtocol === 'grpc';
}

export function hostsOf({ host, otherHosts = [] }: Route): readonly string[] {
  return [host, ...otherHosts];
}

export function pathsOf({ path, pathType, otherPaths = [] }: Route): readonly RoutePath[] {
  return [{ path, pathType }, ...otherPaths];
}

/** Whom the requests go to, the route's own Service first. */
export function backendsOf({ service, port, weight = 1, split = [] }: Route): readonly RouteBackend[] {
  return [{ service, port, weight }, ...split];
}
