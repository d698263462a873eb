import type { Origin } from '../diagnostics/origin';
import type { Endpoint } from './endpoint';
import type { Isolation } from './isolation';
import type { PartBase } from './part';
import type { Service } from './service';
import type { Target } from './target';
import type { Workload } from './workload';

/** What keeps the word of a mesh, on each target that has something for it. */
export const meshBackends = {
  kubernetes: ['istio', 'istio-ambient', 'linkerd', 'gateway-api', 'cilium', 'network-policy'],
  compose: ['envoy', 'haproxy', 'networks-only'],
} as const satisfies Readonly<Partial<Record<Target, readonly string[]>>>;

export type MeshTarget = keyof typeof meshBackends;
export type MeshBackendName<T extends MeshTarget = MeshTarget> = (typeof meshBackends)[T][number];

/** Who may call whom, and how: members that nobody else may call, and that call nobody but each other and the outside. */
export interface Mesh extends PartBase {
  readonly kind: 'mesh';
  readonly backend: { readonly [T in MeshTarget]: MeshBackendName<T> };
  /** Each with its versions behind it. */
  readonly members: readonly Workload[];
  /** Those that stand in front of members, inside of the app. */
  readonly services: Service[];
  /** Whether a member takes what comes from no proxy. Missing where nobody says it: as strict as the backend can be. */
  readonly mtls?: 'strict' | 'permissive';
  /** What becomes of a call that nobody has allowed; missing where nobody says it: it is refused. */
  readonly default?: MeshDefault;
  /** The first part of what members are called: `cluster.local`. */
  readonly trustDomain?: string;
  readonly telemetry?: Telemetry;
  /** What brings requests from outside; missing where it is the backend's own. */
  readonly gateway?: MeshGateway;
  /** What its members may reach beside each other, and who may reach them. */
  readonly network: Isolation;
  /** Whether its installation leads traffic to the proxies in pods; false where an init container of each has to. */
  readonly cni?: boolean;
  /** What is said of the proxies on Compose. */
  readonly envoy?: ProxyOptions;
  readonly haproxy?: ProxyOptions;
  /** What may be lost where a backend cannot keep it. */
  readonly onLoss: readonly Losable[];
  readonly routes: MeshRoute[];
  readonly upstreams: Upstream[];
  readonly rateLimits: RateLimit[];
}

export const meshDefaults = ['deny', 'audit', 'allow'] as const;

/** `audit`: it is let through, and told; `allow`: it is let through. */
export type MeshDefault = (typeof meshDefaults)[number];

/** Whether a call that nobody has allowed is refused. */
export function denies(mesh: Pick<Mesh, 'default'>): boolean {
  return mesh.default === undefined || mesh.default === 'deny';
}

/** What a mesh adds to a workload; filled in as the app is described. */
export interface Membership {
  /** The mesh that it is a member of, where it is in one. */
  in?: Mesh;
  /** What alone it asks of some that it calls. */
  asks?: readonly Ask[];
  /** Its versions beside itself, by name. */
  versions?: Readonly<Record<string, MemberVersion>>;
  /** The member that it is a version of. */
  versionOf?: Workload;
  /** Those that stand in front of it and were made beside it. */
  services?: readonly Service[];
}

/** Another version of a member: a workload and a Service of its own, under the member's account. */
export interface MemberVersion {
  readonly workload: Workload;
  readonly service: Service;
}

export interface PathMatch {
  readonly path: string;
  /** `Prefix` means the path itself and all that is below it. */
  readonly pathType: 'Prefix' | 'Exact';
}

/** Requests of HTTP: those that fit all of it. */
export interface HttpRequest extends Partial<PathMatch> {
  readonly methods?: readonly string[];
  readonly host?: string;
  /** Name → value, exactly. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls of gRPC: of a service, or of some methods of it. */
export interface GrpcRequest {
  readonly service: string;
  readonly methods?: readonly string[];
}

/** What alone a workload asks at a port of another one. */
export interface Ask {
  readonly to: Endpoint;
  /** The name of the Service's port; the first of TCP by default. */
  readonly port?: string;
  readonly http?: readonly HttpRequest[];
  readonly grpc?: readonly GrpcRequest[];
  readonly origin: Origin;
}

/** How requests to a member travel. */
export interface MeshRoute {
  readonly to: Service;
  readonly origin: Origin;
  /** The name of the Service's port; the first of TCP by default. */
  readonly port?: string;
  /** Missing where all requests are meant. */
  readonly match?: HttpRequest;
  /** Version → percent; the member itself has the rest. */
  readonly split?: Readonly<Record<string, number>>;
  /** Milliseconds, retries included. */
  readonly timeout?: number;
  readonly retry?: Retry;
  /** A copy of some requests, whose answer nobody reads. */
  readonly mirror?: { readonly to: string; readonly percent: number };
  readonly fault?: Fault;
  readonly rewrite?: { readonly path?: string; readonly host?: string };
  readonly headers?: { readonly request?: HeaderChanges; readonly response?: HeaderChanges };
}

export interface Retry {
  /** Beside the first try. */
  readonly attempts: number;
  /** Milliseconds. */
  readonly perTryTimeout?: number;
  /** What counts as failed, in Envoy's words. */
  readonly on?: readonly string[];
  /** `idempotent`: requests that may be sent twice without harm, by their HTTP method. */
  readonly methods: 'idempotent' | 'all';
}

export interface Fault {
  /** Milliseconds. */
  readonly delay?: { readonly duration: number; readonly percent: number };
  readonly abort?: { readonly status: number; readonly percent: number };
}

export interface HeaderChanges {
  readonly set?: Readonly<Record<string, string>>;
  readonly add?: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
}

/** The pods that bring requests from outside, and who they are. */
export interface MeshGateway {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly serviceAccount: string;
}

/** The proxies beside members on Compose. */
export interface ProxyOptions {
  readonly image?: string;
  /** The addresses that their networks are made of: `10.200.0.0/14`. */
  readonly subnets?: string;
}

/** How connections to a member are made. */
export interface Upstream {
  readonly to: Service;
  readonly origin: Origin;
  readonly loadBalancing?: LoadBalancing;
  /** Whether replicas nearby come first. */
  readonly locality?: 'prefer-local' | 'any';
  readonly pool?: Pool;
  readonly outlier?: Outlier;
  /** For how long a new replica gets less, in milliseconds. */
  readonly warmup?: number;
}

export type LoadBalancing =
  | { readonly type: 'round-robin' | 'least-request' | 'random' }
  | { readonly type: 'hash'; readonly by: HashKey };

export type HashKey =
  | { readonly header: string }
  | { readonly cookie: string; readonly ttl: number }
  | { readonly source: true };

/** What is too much for one replica. */
export interface Pool {
  readonly maxConnections?: number;
  readonly maxPendingRequests?: number;
  readonly maxRequests?: number;
  readonly maxRequestsPerConnection?: number;
  /** Milliseconds. */
  readonly connectTimeout?: number;
  readonly idleTimeout?: number;
}

/** When a replica is left alone for a while. */
export interface Outlier {
  readonly consecutiveErrors?: number;
  /** Milliseconds. */
  readonly interval?: number;
  readonly ejectionTime?: number;
  readonly maxEjectionPercent?: number;
}

export interface RateLimit {
  readonly to: Service;
  readonly origin: Origin;
  /** All requests together, or those of each caller. */
  readonly per: 'total' | 'caller';
  readonly requests: number;
  /** Milliseconds. */
  readonly interval: number;
  readonly burst?: number;
}

export interface Telemetry {
  readonly metrics?: boolean;
  readonly accessLog?: boolean;
  /** Percent of the requests that are traced. */
  readonly tracing?: number;
}

/** Whether it is known on Kubernetes which pods bring requests for host names: some backends have a gateway of their own. */
export function knowsGateway({ backend: { kubernetes }, gateway }: Mesh, className?: string): boolean {
  if (gateway !== undefined || kubernetes.startsWith('istio')) return true;
  return kubernetes === 'cilium' && className === 'cilium';
}

type Keys<T> = T extends unknown ? Extract<keyof T, string> : never;
type Held = 'to' | 'origin' | 'port';

/** Everything that a backend of a mesh can keep or lose, by name. */
export type MeshField =
  | 'mesh.members'
  | 'mesh.mtls'
  | 'mesh.default'
  | 'mesh.trustDomain'
  | `telemetry.${Keys<Telemetry>}`
  | `ask.http.${'methods' | 'path' | 'host' | 'headers'}`
  | `ask.grpc.${Keys<GrpcRequest>}`
  | `meshRoute.${Exclude<Keys<MeshRoute>, Held | 'match' | 'fault'>}`
  | `meshRoute.match.${'methods' | 'path' | 'host' | 'headers'}`
  | `meshRoute.fault.${Keys<Fault>}`
  | `upstream.${Exclude<Keys<Upstream>, Held | 'loadBalancing'>}`
  | `upstream.loadBalancing.${LoadBalancing['type']}`
  | `rateLimit.${RateLimit['per']}`
  | `ingress.${'expose' | 'publish'}`;

/** What may be lost where the user says so: it shapes traffic, and keeps nobody out. */
export type Losable = Exclude<
  MeshField,
  | `ask.${string}`
  | `ingress.${string}`
  | `telemetry.${string}`
  | 'mesh.members'
  | 'mesh.mtls'
  | 'mesh.default'
>;
