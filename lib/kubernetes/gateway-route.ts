import { mapList } from '../model/map-list';
import {
  backendsOf,
  type GatewayReference,
  hostsOf,
  pathsOf,
  type Route,
  type RouteBackend,
  type RoutePath,
  speaksGrpc,
} from '../model/route';
import { onTarget } from '../model/views';
import type { Prepared } from '../passes/prepare';
import type { GatewayRoute, GatewayRouteRule } from './gateway-api';
import { lowerMetadata } from './metadata';
import type { PlannedObject } from './planned';

const apiVersion = 'gateway.networking.k8s.io/v1';

/** A route that a Gateway brings requests for. */
export function planGatewayRoute(route: Route): readonly PlannedObject[] {
  const { gateway, name } = route;
  if (gateway === undefined) return [];
  const kind = gatewayRouteKind(route);
  const lower = (prepared: Prepared) => lowerGatewayRoute(route, gateway, prepared);
  return [{ id: kind, apiVersion, kind, name, main: true, patch: 'gatewayRoute', lower }];
}

/** gRPC has methods in place of paths: a route that asks for paths is one of HTTP, which gRPC is as well. */
export function gatewayRouteKind(route: Route): GatewayRoute['kind'] {
  const { path, pathType, otherPaths = [] } = route;
  const isEverything = path === '/' && pathType === 'Prefix' && otherPaths.length === 0;
  return speaksGrpc(route) && isEverything ? 'GRPCRoute' : 'HTTPRoute';
}

function lowerGatewayRoute(route: Route, gateway: GatewayReference, prepared: Prepared): GatewayRoute {
  const kind = gatewayRouteKind(route);
  const backendRefs = mapList(backendsOf(route), (backend) => lowerBackend(backend, route, prepared));
  const rule = kind === 'GRPCRoute' ? { backendRefs } : lowerRule(route, backendRefs);
  return {
    apiVersion,
    kind,
    metadata: lowerMetadata(route),
    spec: {
      parentRefs: [lowerParent(gateway, route)],
      hostnames: [...hostsOf(route)],
      rules: [rule],
    },
  };
}

function lowerRule(route: Route, backendRefs: GatewayRouteRule['backendRefs']): GatewayRouteRule {
  const matches = mapList(pathsOf(route), lowerPath);
  if (route.timeout === undefined) return { matches, backendRefs };
  return { matches, timeouts: { request: printTimeout(route.timeout) }, backendRefs };
}

/** The Gateway API takes five digits of a unit at most. */
export function printTimeout(milliseconds: number): string {
  const whole = Math.ceil(milliseconds);
  const seconds = Math.min(99_999, Math.floor(whole / 1000));
  if (whole % 1000 === 0) return `${seconds}s`;
  return whole < 100_000 ? `${whole}ms` : `${seconds}s${whole % 1000}ms`;
}

function lowerParent({ name, namespace, sectionName }: GatewayReference, { chart }: Route) {
  return {
    name,
    ...(namespace !== undefined && namespace !== chart.namespace && { namespace }),
    ...(sectionName !== undefined && { sectionName }),
  };
}

function lowerPath({ path, pathType }: RoutePath) {
  return { path: { type: pathType === 'Exact' ? 'Exact' : 'PathPrefix', value: path } } as const;
}

/** By number: a Gateway knows no names of ports. */
function lowerBackend({ service, port, weight }: RouteBackend, { split }: Route, { ports }: Prepared) {
  const { name } = onTarget(service, 'kubernetes');
  const number = ports.named(service, port)?.port ?? 0;
  return split === undefined ? { name, port: number } : { name, port: number, weight };
}
