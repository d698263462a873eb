import type { ObjectMeta } from './api.generated';

/** An HTTPRoute or GRPCRoute of the Gateway API, as far as Lading writes it. */
export interface GatewayRoute {
  apiVersion: 'gateway.networking.k8s.io/v1';
  kind: 'HTTPRoute' | 'GRPCRoute';
  metadata: ObjectMeta;
  spec: GatewayRouteSpec;
}

export interface GatewayRouteSpec {
  parentRefs: { name: string; namespace?: string; sectionName?: string }[];
  hostnames: string[];
  rules: GatewayRouteRule[];
}

export interface GatewayRouteRule {
  matches?: { path: { type: 'PathPrefix' | 'Exact'; value: string } }[];
  timeouts?: { request: string };
  backendRefs: { name: string; port: number; weight?: number }[];
}
