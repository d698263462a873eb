import type { HttpRequest, Mesh, MeshField, MeshRoute, RateLimit, Upstream } from './mesh';

/**
 * How well a backend of a mesh keeps one thing that is asked of it: `exact`, `emulated` (nearly the same, and told as a
 * note), `narrower` (it refuses more), `wider` (it lets more through, which is always an error), or `impossible`.
 */
export type Rating = 'exact' | 'emulated' | 'narrower' | 'wider' | 'impossible';

export interface Capability {
  readonly rating: Exclude<Rating, 'exact'>;
  /** What happens instead: one sentence. */
  readonly note: string;
}

/** What was asked, for ratings that depend on it. */
export interface Asked {
  readonly value: unknown;
  readonly mesh: Mesh;
  /** What it is a part of. */
  readonly shaped?: MeshRoute | Upstream | RateLimit;
  /** The requests that it is said of, of what is asked. */
  readonly request?: HttpRequest;
  /** What is spoken at the port that is meant. */
  readonly spoken?: 'http' | 'grpc' | 'tcp';
}

/** The one table of a backend: its checks, its part of the parity report and of the documentation are made of it. */
export type Capabilities = Readonly<
  Record<MeshField, 'exact' | Capability | ((asked: Asked) => 'exact' | Capability)>
>;

export const emulated = (note: string): Capability => ({ rating: 'emulated', note });
export const narrower = (note: string): Capability => ({ rating: 'narrower', note });
export const wider = (note: string): Capability => ({ rating: 'wider', note });
export const impossible = (note: string): Capability => ({ rating: 'impossible', note });

/** Of what refuses connections or lets them through, and tells of neither. */
export const refusesOrNot =
  (who: string) =>
  ({ value }: Asked) =>
    value === 'audit'
      ? impossible(`${who} let connections through or refuse them, and tell of neither.`)
      : 'exact';

type Said = Capabilities[MeshField];
type Table<F extends MeshField> = Readonly<Record<F, Said>>;

/** What is lost where connections are let through or not, and nobody looks into them. */
export interface WithoutProxies {
  /** What one member asks of another. */
  readonly asks: Said;
  /** How requests travel. */
  readonly routes: Said;
  /** How connections are made. */
  readonly upstream: Said;
  readonly telemetry: Said;
}

/** The rows of a backend that has no proxies: one word for each sort of thing. */
export function withoutProxies({
  asks,
  routes,
  upstream,
  telemetry,
}: WithoutProxies): Table<Exclude<MeshField, `mesh.${string}` | `ingress.${string}`>> {
  return {
    'telemetry.metrics': telemetry,
    'telemetry.accessLog': telemetry,
    'telemetry.tracing': telemetry,
    'ask.http.methods': asks,
    'ask.http.path': asks,
    'ask.http.host': asks,
    'ask.http.headers': asks,
    'ask.grpc.service': asks,
    'ask.grpc.methods': asks,
    'meshRoute.match.methods': routes,
    'meshRoute.match.path': routes,
    'meshRoute.match.host': routes,
    'meshRoute.match.headers': routes,
    'meshRoute.split': routes,
    'meshRoute.timeout': routes,
    'meshRoute.retry': routes,
    'meshRoute.mirror': routes,
    'meshRoute.fault.delay': routes,
    'meshRoute.fault.abort': routes,
    'meshRoute.rewrite': routes,
    'meshRoute.headers': routes,
    'upstream.loadBalancing.round-robin': upstream,
    'upstream.loadBalancing.least-request': upstream,
    'upstream.loadBalancing.random': upstream,
    'upstream.loadBalancing.hash': upstream,
    'upstream.locality': upstream,
    'upstream.pool': upstream,
    'upstream.outlier': upstream,
    'upstream.warmup': upstream,
    'rateLimit.total': upstream,
    'rateLimit.caller': upstream,
  };
}
