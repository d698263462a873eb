import { type Asked, type Capabilities, emulated, impossible, wider } from '../../../model/capability';

/** Of what speaks plain TCP, a proxy knows the connection alone. */
const ofRequests =
  (what: 'exact' = 'exact') =>
  ({ spoken }: Asked) =>
    spoken === 'tcp' ? noRequests : what;
const noRequests = impossible(
  'nobody says that HTTP or gRPC is spoken on the port, so that Istio looks into no requests there: call it `http`, or `http-…`.',
);

/** A header whose value Istio would read as a pattern. */
function headers({ value }: Asked) {
  const isPattern = Object.values(Object(value)).some((each) => /^\*|\*$/.test(String(each)));
  return isPattern ? wider('Istio takes a `*` at the beginning or end of a header for anything.') : 'exact';
}

/** Which replicas are new is known to these two alone. */
function warmup({ shaped }: Asked) {
  const balancing =
    shaped !== undefined && 'loadBalancing' in shaped ? shaped.loadBalancing?.type : undefined;
  return balancing === 'random' || balancing === 'hash'
    ? impossible('Istio warms replicas up with `round-robin` and `least-request` alone.')
    : 'exact';
}

/** A bucket is filled every 50 ms at the most, and a caller known by its certificate alone. */
function rateLimit({ spoken, shaped, mesh }: Asked) {
  if (spoken === 'tcp') return noRequests;
  if (shaped === undefined || !('per' in shaped)) return byFilter;
  if (shaped.interval < 50) return impossible('Envoy counts over 50 ms at the least.');
  return shaped.per === 'caller' && mesh.mtls === 'permissive'
    ? impossible('nobody knows who calls in plain text, and it would be counted for nobody.')
    : byFilter;
}
const byFilter = emulated(
  'Istio has no word of its own for it: an EnvoyFilter tells the proxies, in the words of Envoy, which may change from one release to the next.',
);

/** A Gateway that somebody else has made brings requests as somebody whom the members do not know. */
function expose({ value }: Asked) {
  const { gateway, split }: { gateway?: unknown; split?: unknown } = Object(value);
  if (gateway !== undefined)
    return impossible('members take requests from the gateway of the mesh alone: leave `gateway` out.');
  return split === undefined
    ? 'exact'
    : impossible('requests are split among versions of a member, by `route` of the mesh.');
}

/** What Istio's sidecars can do of all that can be asked of a mesh. */
export const capabilities: Capabilities = {
  'mesh.members': 'exact',
  'mesh.mtls': 'exact',
  'mesh.default': 'exact',
  'mesh.trustDomain': 'exact',
  'telemetry.metrics': 'exact',
  'telemetry.accessLog': 'exact',
  'telemetry.tracing': 'exact',
  'ask.http.methods': 'exact',
  'ask.http.path': 'exact',
  'ask.http.host': 'exact',
  'ask.http.headers': headers,
  'ask.grpc.service': 'exact',
  'ask.grpc.methods': 'exact',
  'meshRoute.match.methods': ofRequests(),
  'meshRoute.match.path': ofRequests(),
  'meshRoute.match.host': ofRequests(),
  'meshRoute.match.headers': ofRequests(),
  'meshRoute.split': 'exact',
  'meshRoute.timeout': ofRequests(),
  'meshRoute.retry': ofRequests(),
  'meshRoute.mirror': ofRequests(),
  'meshRoute.fault.delay': ofRequests(),
  'meshRoute.fault.abort': ofRequests(),
  'meshRoute.rewrite': ofRequests(),
  'meshRoute.headers': ofRequests(),
  'upstream.loadBalancing.round-robin': 'exact',
  'upstream.loadBalancing.least-request': 'exact',
  'upstream.loadBalancing.random': 'exact',
  'upstream.loadBalancing.hash': 'exact',
  'upstream.locality': 'exact',
  'upstream.pool': 'exact',
  'upstream.outlier': 'exact',
  'upstream.warmup': warmup,
  'ingress.expose': expose,
  'ingress.publish': impossible(
    'a load balancer brings plain text, which members refuse, and whoever it brings is no member. `expose` goes through the gateway of the mesh.',
  ),
  'rateLimit.total': rateLimit,
  'rateLimit.caller': rateLimit,
};
