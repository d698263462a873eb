import { mapList } from '../model/map-list';
import { hostsOf, pathsOf, type Route } from '../model/route';
import type { Ingress, IngressSpec } from './api.generated';
import { ingressAnnotations } from './ingress-annotations';
import { kinds } from './kinds';
import { lowerMetadata } from './metadata';
import type { PlannedObject } from './planned';

export function planIngress(route: Route): readonly PlannedObject[] {
  if (route.gateway !== undefined) return [];
  const { apiVersion, kind } = kinds.route;
  const lower = () => lowerIngress(route);
  return [{ id: kind, apiVersion, kind, name: route.name, main: true, patch: 'ingress', lower }];
}

export function lowerIngress(route: Route): Ingress {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: lowerMetadata({ ...route, annotations: ingressAnnotations(route) }),
    spec: lowerSpec(route),
  };
}

function lowerSpec(route: Route): IngressSpec {
  const spec: IngressSpec = {};
  if (route.className !== undefined) spec.ingressClassName = route.className;
  if (route.tlsSecret !== undefined) spec.tls = [{ hosts: [...hostsOf(route)], secretName: route.tlsSecret }];
  const service = { name: route.service.name, port: { name: route.port } };
  const paths = mapList(pathsOf(route), ({ path, pathType }) => ({ path, pathType, backend: { service } }));
  spec.rules = mapList(hostsOf(route), (host) => ({ host, http: { paths } }));
  return spec;
}
