import type { Origin } from '../diagnostics/origin';
import type { PropertyPath } from '../diagnostics/property-path';
import type { AppModel } from '../model/app';
import type { Ask, HttpRequest, Mesh, MeshField, MeshRoute, RateLimit, Upstream } from '../model/mesh';
import type { Service } from '../model/service';
import type { Target } from '../model/target';
import { onTarget } from '../model/views';
import type { Workload } from '../model/workload';
import { meshOn } from './isolation';
import { serviceBehind } from './start-after';

/** Something that was asked of a mesh, and where. */
export interface MeshVisit {
  readonly field: MeshField;
  readonly value: unknown;
  /** As a message calls it: `split of "api"`. */
  readonly what: string;
  /** What it belongs to, for a message. */
  readonly object: string;
  readonly origin: Origin;
  readonly property: PropertyPath;
  readonly shaped?: MeshRoute | Upstream | RateLimit;
}

/** Every field that a mesh was given, but for what its members ask of each other. */
export function* fieldsOfMesh(mesh: Mesh): Generator<MeshVisit> {
  const object = `ServiceMesh/${mesh.name}`;
  for (const [field, value, property] of ownFields(mesh)) {
    if (value === undefined) continue;
    yield { field, value, what: `\`${property.join('.')}\``, object, origin: mesh.origin, property };
  }
  for (const shaped of [...mesh.routes, ...mesh.upstreams, ...mesh.rateLimits]) {
    for (const [field, value, property] of fieldsOf(shaped)) {
      if (value === undefined) continue;
      const what = `\`${property.join('.')}\` of "${shaped.to.name}"`;
      yield { field, value, what, object, origin: shaped.origin, property, shaped };
    }
  }
}

type Given = readonly [field: MeshField, value: unknown, property: PropertyPath, request?: HttpRequest];

function ownFields(mesh: Mesh): readonly Given[] {
  const { members, mtls, trustDomain, telemetry = {} } = mesh;
  return [
    ['mesh.members', members, ['members']],
    ['mesh.mtls', mtls, ['mtls']],
    ['mesh.default', mesh.default, ['default']],
    ['mesh.trustDomain', trustDomain, ['trustDomain']],
    ['telemetry.metrics', telemetry.metrics || undefined, ['telemetry', 'metrics']],
    ['telemetry.accessLog', telemetry.accessLog || undefined, ['telemetry', 'accessLog']],
    ['telemetry.tracing', telemetry.tracing || undefined, ['telemetry', 'tracing']],
  ];
}

function fieldsOf(shaped: MeshRoute | Upstream | RateLimit): readonly Given[] {
  if ('per' in shaped) return [[`rateLimit.${shaped.per}`, shaped, ['requests']]];
  return 'outlier' in shaped ? fieldsOfUpstream(shaped) : fieldsOfRoute(shaped);
}

function fieldsOfRoute(route: Omit<MeshRoute, 'origin'>): readonly Given[] {
  const { match, split, timeout, retry, mirror, fault, rewrite, headers } = route;
  return [
    ['meshRoute.match.methods', match?.methods, ['match', 'methods']],
    ['meshRoute.match.path', match?.path, ['match', 'path']],
    ['meshRoute.match.host', match?.host, ['match', 'host']],
    ['meshRoute.match.headers', match?.headers, ['match', 'headers']],
    ['meshRoute.split', split, ['split']],
    ['meshRoute.timeout', timeout, ['timeout']],
    ['meshRoute.retry', retry, ['retry']],
    ['meshRoute.mirror', mirror, ['mirror']],
    ['meshRoute.fault.delay', fault?.delay, ['fault', 'delay']],
    ['meshRoute.fault.abort', fault?.abort, ['fault', 'abort']],
    ['meshRoute.rewrite', rewrite, ['rewrite']],
    ['meshRoute.headers', headers, ['headers']],
  ];
}

function fieldsOfUpstream({ loadBalancing, locality, pool, outlier, warmup }: Upstream): readonly Given[] {
  return [
    [`upstream.loadBalancing.${loadBalancing?.type ?? 'random'}`, loadBalancing, ['loadBalancing']],
    ['upstream.locality', locality, ['locality']],
    ['upstream.pool', pool, ['pool']],
    ['upstream.outlier', outlier, ['outlier']],
    ['upstream.warmup', warmup, ['warmup']],
  ];
}

/** What brings those who are outside to members of a mesh on a target. */
export function* waysInto(mesh: Mesh, target: Target, { services, routes }: AppModel): Generator<MeshVisit> {
  const object = `ServiceMesh/${mesh.name}`;
  const leads = (service: Service) => mesh.members.includes(onTarget(service.selects, target));
  for (const service of services) {
    if (service.type === 'ClusterIP' || !service.targets.includes(target) || !leads(service)) continue;
    const what = `\`publish\` of "${service.selects.name}"`;
    const { origin } = service;
    yield { field: 'ingress.publish', value: service, what, object, origin, property: ['ports'] };
  }
  for (const route of routes) {
    if (!route.targets.includes(target) || !leads(route.service)) continue;
    const { origin } = route;
    const what = `\`expose\` of "${route.service.selects.name}"`;
    yield { field: 'ingress.expose', value: route, what, object, origin, property: ['expose'] };
  }
}

/** What one workload asks of another, and who keeps it to that on a target. */
export interface AskVisit extends MeshVisit {
  /** The mesh of the one that is called; missing where it is in none on this target. */
  readonly mesh: Mesh | undefined;
  readonly callee: Workload | undefined;
  readonly request?: HttpRequest;
}

/** What workloads of an app ask of each other on a target, where somebody says it. */
export function* asksOn(target: Target, { workloads }: AppModel): Generator<AskVisit> {
  for (const caller of workloads) {
    if (caller.mesh?.asks === undefined || !caller.targets.includes(target)) continue;
    for (const ask of caller.mesh.asks) {
      const service = ask.to.kind === 'service' ? onTarget(ask.to, target) : serviceBehind(target, ask.to);
      const callee = service && onTarget(service.selects, target);
      const mesh = callee && meshOn(callee, target);
      const what = `What "${caller.name}" may ask of "${ask.to.name}"`;
      const object = `ServiceMesh/${mesh?.name ?? caller.name}`;
      for (const [field, value, property, request] of fieldsOfAsk(ask)) {
        if (value !== undefined)
          yield { field, value, what, object, origin: ask.origin, property, mesh, callee, request };
      }
    }
  }
}

function fieldsOfAsk({ http = [], grpc = [] }: Ask): readonly Given[] {
  const ofHttp = http.flatMap((request, index): Given[] => [
    ['ask.http.methods', request.methods, ['http', index, 'methods'], request],
    ['ask.http.path', request.path, ['http', index, 'path'], request],
    ['ask.http.host', request.host, ['http', index, 'host'], request],
    ['ask.http.headers', request.headers, ['http', index, 'headers'], request],
  ]);
  const ofGrpc = grpc.flatMap(({ service, methods }, index): Given[] => [
    ['ask.grpc.service', service, ['grpc', index, 'service']],
    ['ask.grpc.methods', methods, ['grpc', index, 'methods']],
  ]);
  return [...ofHttp, ...ofGrpc];
}
