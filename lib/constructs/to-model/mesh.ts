import type { Origin } from '../../diagnostics/origin';
import type { ChartModel } from '../../model/app';
import type { Endpoint } from '../../model/endpoint';
import type {
  Ask,
  Fault,
  HashKey,
  LoadBalancing,
  Mesh,
  MeshRoute,
  Outlier,
  Pool,
  RateLimit,
  Retry,
  Upstream,
} from '../../model/mesh';
import type { Service } from '../../model/service';
import { targets } from '../../model/target';
import type { Workload } from '../../model/workload';
import { type AskProps, grpcRequestOf, requestOf } from '../props/http-request';
import type { FaultProps, MeshRouteProps, RetryProps } from '../props/mesh-route';
import { isolated } from '../props/network';
import type { RateLimitProps } from '../props/rate-limit';
import type { MeshBackendProps, ServiceMeshProps } from '../props/service-mesh';
import type { OutlierProps, PoolProps, UpstreamProps } from '../props/upstream';
import { milliseconds } from './probe';
import type { Stated } from './stated';

interface MeshIdentity {
  readonly name: string;
  readonly origin: Origin;
  readonly chart: ChartModel;
  readonly members: readonly Workload[];
  readonly services: Service[];
}

export function buildMesh(
  { name, origin, chart, members, services }: MeshIdentity,
  props: Partial<ServiceMeshProps>,
): Mesh {
  return {
    kind: 'mesh',
    name,
    origin,
    chart,
    targets: props.targets ?? targets,
    labels: { 'app.kubernetes.io/name': name, ...props.labels },
    annotations: { ...props.annotations },
    backend: buildBackend(props.backend ?? {}),
    members,
    services,
    mtls: props.mtls,
    default: props.default,
    trustDomain: props.trustDomain,
    telemetry: props.telemetry,
    gateway: props.gateway,
    cni: props.cni,
    envoy: props.envoy,
    haproxy: props.haproxy,
    network: isolated(props.network ?? {}),
    onLoss: props.onLoss ?? [],
    routes: [],
    upstreams: [],
    rateLimits: [],
  } satisfies Stated<Mesh, ServiceMeshProps, 'suppress'>;
}

function buildBackend(said: MeshBackendProps): Mesh['backend'] {
  const { kubernetes = 'network-policy', compose = 'networks-only' } =
    typeof said === 'string' ? { kubernetes: said } : said;
  return { kubernetes, compose };
}

export function buildAsk(to: Endpoint, { port, http, grpc }: AskProps, origin: Origin): Ask {
  return {
    to,
    port,
    http: http?.map(requestOf),
    grpc: grpc?.map(grpcRequestOf),
    origin,
  } satisfies Stated<Ask, AskProps>;
}

export function buildMeshRoute(to: Service, props: Partial<MeshRouteProps>, origin: Origin): MeshRoute {
  const { port, match, split, timeout, retry, mirror, fault, rewrite, headers } = props;
  return {
    to,
    origin,
    port,
    match: match && requestOf(match),
    split: split && withoutNothing(split),
    timeout: milliseconds(timeout),
    retry: retry && buildRetry(retry),
    mirror: mirror && { to: mirror.to, percent: mirror.percent ?? 100 },
    fault: fault && buildFault(fault),
    rewrite,
    headers,
  } satisfies Stated<MeshRoute, MeshRouteProps>;
}

function withoutNothing(split: Readonly<Record<string, number | undefined>>): Record<string, number> {
  const said: Record<string, number> = {};
  for (const [name, percent] of Object.entries(split)) if (percent !== undefined) said[name] = percent;
  return said;
}

function buildRetry({ attempts, perTryTimeout, on, methods = 'idempotent' }: RetryProps): Retry {
  return { attempts, perTryTimeout: milliseconds(perTryTimeout), on, methods } satisfies Stated<
    Retry,
    RetryProps
  >;
}

function buildFault({ delay, abort }: FaultProps): Fault {
  return {
    delay: delay && { duration: milliseconds(delay.duration) ?? 0, percent: delay.percent ?? 100 },
    abort: abort && { status: abort.status, percent: abort.percent ?? 100 },
  } satisfies Stated<Fault, FaultProps>;
}

export function buildUpstream(to: Service, props: UpstreamProps, origin: Origin): Upstream {
  const { loadBalancing, locality, pool, outlier, warmup } = props;
  return {
    to,
    origin,
    loadBalancing: loadBalancing && buildLoadBalancing(loadBalancing),
    locality,
    pool: pool && buildPool(pool),
    outlier: outlier && buildOutlier(outlier),
    warmup: milliseconds(warmup),
  } satisfies Stated<Upstream, UpstreamProps>;
}

type Said = NonNullable<UpstreamProps['loadBalancing']>;

function buildLoadBalancing(said: Said): LoadBalancing {
  return typeof said === 'string' ? { type: said } : { type: 'hash', by: keyOf(said.hash) };
}

function keyOf(hash: Exclude<Said, string>['hash']): HashKey {
  if (hash === 'source') return { source: true };
  if (hash.header !== undefined) return { header: hash.header };
  return { cookie: hash.cookie, ttl: milliseconds(hash.ttl) ?? 0 };
}

function buildPool({ connectTimeout, idleTimeout, ...counts }: PoolProps): Pool {
  return {
    ...counts,
    connectTimeout: milliseconds(connectTimeout),
    idleTimeout: milliseconds(idleTimeout),
  };
}

function buildOutlier({ interval, ejectionTime, ...counts }: OutlierProps): Outlier {
  return { ...counts, interval: milliseconds(interval), ejectionTime: milliseconds(ejectionTime) };
}

export function buildRateLimit(to: Service, props: RateLimitProps, origin: Origin): RateLimit {
  const { requests, interval = 1, per = 'total', burst } = props;
  return {
    to,
    origin,
    per,
    requests,
    interval: milliseconds(interval) ?? 1000,
    burst,
  } satisfies Stated<RateLimit, RateLimitProps>;
}
