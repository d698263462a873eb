import type { Suppression } from '../../diagnostics/origin';
import {
  type Losable,
  type MeshBackendName,
  type MeshDefault,
  type MeshTarget,
  meshBackends,
  meshDefaults,
} from '../../model/mesh';
import type { Target } from '../../model/target';
import { type MeshMember, meshMembers } from './constructs';
import { like, values } from './domain';
import { labelKeys, labelValue } from './label';
import { type NetworkProps, networkShape } from './network';
import { object, required } from './shape';
import {
  boolean,
  either,
  integer,
  isString,
  matching,
  nonEmptyList,
  nonEmptyString,
  oneOf,
  otherwise,
  record,
} from './shapes';
import { someName } from './some-text';
import { names, suppress, targets } from './workload';

/** Who keeps the word of a mesh: on Kubernetes, or on each target. */
export type MeshBackendProps =
  | MeshBackendName<'kubernetes'>
  | { readonly [T in MeshTarget]?: MeshBackendName<T> };

export interface TelemetryProps {
  readonly metrics?: boolean;
  readonly accessLog?: boolean;
  /** Percent of the requests that are traced. */
  readonly tracing?: number;
}

/** The pods of a gateway, and who they are to the mesh. */
export interface GatewayProps {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly serviceAccount: string;
}

/** The proxies of `envoy`, and those of `haproxy`, on Compose. */
export interface ProxyProps {
  /** Default: `envoyproxy/envoy`, or `haproxy`, of the release that Lading is tested with. */
  readonly image?: string;
  /** The private addresses that their networks are made of; nothing else may use them. Default: `10.200.0.0/14`. */
  readonly subnets?: string;
}

export interface ServiceMeshProps {
  /** Default: the ids below the chart, joined by `-`. */
  readonly name?: string;
  /**
   * Those that are in it, each with its versions. They take connections from each other alone, along the references in
   * their values and `calls`; whoever else calls one is `mesh/not-a-member`.
   */
  readonly members: readonly MeshMember[];
  /**
   * Who keeps the word of it: on Kubernetes `'istio'` with a proxy beside each member, `'istio-ambient'` without, `'linkerd'`,
   * `'cilium'`, `'gateway-api'` for whichever mesh reads that, or `'network-policy'`; `{ kubernetes, compose }` for each target. What a backend cannot keep is an error. On Compose
   * `'envoy'` or `'haproxy'` with a proxy beside each member, or `'networks-only'`, the default.
   */
  readonly backend: MeshBackendProps;
  /** Whether members refuse what comes in plain text. Default: as strict as the backend can be. */
  readonly mtls?: 'strict' | 'permissive';
  /**
   * What becomes of a call between members that nobody has allowed: `'deny'`, `'audit'` to let it through and tell of it, for
   * the time until all calls are known, or `'allow'`. Where a backend cannot tell, `'audit'` is `mesh/impossible`. Default: `'deny'`.
   */
  readonly default?: MeshDefault;
  /** The first part of what members are called. Default: the backend's own, `cluster.local`. */
  readonly trustDomain?: string;
  readonly telemetry?: TelemetryProps;
  /**
   * What brings requests for host names, `expose`: pods of a gateway of the mesh. Default: Istio's as `istioctl install` makes
   * it, in `istio-system`. Certificates have to be in its namespace. Backends without proxies let it in by its labels; on
   * Compose a proxy of its own takes its place.
   */
  readonly gateway?: GatewayProps;
  /**
   * Whether the CNI plugin of Istio or Linkerd is installed, which leads the traffic of pods to their proxies. `false`: an
   * init container does it in each pod, by the capability NET_ADMIN; in a namespace that enforces the standard `baseline` or
   * `restricted` that is `security/not-admitted`. Default: true.
   */
  readonly cni?: boolean;
  readonly envoy?: ProxyProps;
  readonly haproxy?: ProxyProps;
  /**
   * Who may reach members from outside of the app, and whom they may reach there: ingress controllers, monitoring, DNS.
   * Default: what answers for names, and nobody else.
   */
  readonly network?: NetworkProps;
  /** What may be left out, as a warning, where a backend cannot keep it: `['meshRoute.retry']`. Default: nothing. */
  readonly onLoss?: readonly Losable[];
  /** Where there is a mesh; a target that has no backend for it is `mesh/wider`. Default: every target. */
  readonly targets?: readonly Target[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Findings that are accepted here, each with the reason. */
  readonly suppress?: readonly Suppression[];
}

const losable: Readonly<Record<Losable, true>> = {
  'mesh.trustDomain': true,
  'meshRoute.match.methods': true,
  'meshRoute.match.path': true,
  'meshRoute.match.host': true,
  'meshRoute.match.headers': true,
  'meshRoute.split': true,
  'meshRoute.timeout': true,
  'meshRoute.retry': true,
  'meshRoute.mirror': true,
  'meshRoute.fault.delay': true,
  'meshRoute.fault.abort': true,
  'meshRoute.rewrite': true,
  'meshRoute.headers': true,
  'upstream.loadBalancing.round-robin': true,
  'upstream.loadBalancing.least-request': true,
  'upstream.loadBalancing.random': true,
  'upstream.loadBalancing.hash': true,
  'upstream.locality': true,
  'upstream.pool': true,
  'upstream.outlier': true,
  'upstream.warmup': true,
  'rateLimit.total': true,
  'rateLimit.caller': true,
};

const backend = either(
  { when: isString, shape: oneOf(meshBackends.kubernetes) },
  {
    when: otherwise,
    shape: object<Exclude<MeshBackendProps, string>>(
      { kubernetes: oneOf(meshBackends.kubernetes), compose: oneOf(meshBackends.compose) },
      '{ kubernetes?, compose? }',
    ),
  },
);

/** Room for some members at least; the half of it for networks of their own, the other for those between proxies. */
const subnets = matching(
  "a range of IPv4 addresses between /8 and /20, such as '10.200.0.0/14'",
  isRange,
  values(['10.200.0.0/14', '192.168.128.0/20'], ['10.0.0.0/8']),
);

function isRange(text: string): boolean {
  const [, bits = ''] = /^(?:\d{1,3}\.){3}\d{1,3}\/(\d{1,2})$/.exec(text) ?? [];
  const octets = text.split('/')[0]?.split('.').map(Number) ?? [];
  if (bits === '' || octets.some((octet) => octet > 255) || Number(bits) < 8 || Number(bits) > 20)
    return false;
  // What stands behind the network is zero.
  return octets.reduce((sum, octet) => sum * 256 + octet, 0) % 2 ** (32 - Number(bits)) === 0;
}

function proxy(image: string) {
  return object<ProxyProps>({ image: like(nonEmptyString, [image]), subnets }, '{ image?, subnets? }');
}

export const serviceMeshShape = object<ServiceMeshProps>({
  name: someName,
  members: required(meshMembers),
  backend: required(backend),
  mtls: oneOf(['strict', 'permissive']),
  default: oneOf(meshDefaults),
  trustDomain: matching(
    "a domain such as 'cluster.local'",
    (value) => /^[a-z0-9]([a-z0-9.-]{0,253}[a-z0-9])?$/.test(value),
    values(['cluster.local', 'acme.dev'], ['a']),
  ),
  telemetry: object<TelemetryProps>(
    { metrics: boolean, accessLog: boolean, tracing: integer(0, 100) },
    '{ metrics?, accessLog?, tracing? }',
  ),
  gateway: object<GatewayProps>(
    {
      namespace: required(someName),
      labels: required(record(labelValue, labelKeys)),
      serviceAccount: required(someName),
    },
    '{ namespace, labels, serviceAccount }',
  ),
  cni: boolean,
  envoy: proxy('envoyproxy/envoy:v1.40.0'),
  haproxy: proxy('haproxy:2.6'),
  network: networkShape,
  onLoss: nonEmptyList(oneOf(Object.keys(losable), 'something that a backend may lose')),
  targets,
  labels: names,
  annotations: names,
  suppress,
});
