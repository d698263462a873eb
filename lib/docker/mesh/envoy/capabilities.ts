import { type Asked, type Capabilities, emulated, impossible, narrower } from '../../../model/capability';

/** Of what speaks plain TCP, a proxy knows the connection alone. */
function ofRequests({ spoken }: Asked) {
  return spoken === 'tcp' ? noRequests : 'exact';
}
const noRequests = impossible(
  'nobody says that HTTP or gRPC is spoken on the port, so that its proxy looks into no requests there: call it `http`, or `http-…`.',
);

/** Where a request is sent is no header to Envoy. */
function headers(asked: Asked) {
  const { request = {}, response = {} }: Readonly<Record<string, object>> = Object(asked.value);
  const names = [request, response].flatMap((changes) =>
    Object.values(changes).flatMap((said: unknown) =>
      Array.isArray(said) ? said : Object.keys(Object(said)),
    ),
  );
  return names.some((name) => String(name).toLowerCase() === 'host')
    ? impossible(
        '`rewrite: { host }` says whom a request is sent to; as a header Envoy does not let it be changed.',
      )
    : ofRequests(asked);
}

function warmup({ shaped }: Asked) {
  const balancing =
    shaped !== undefined && 'loadBalancing' in shaped ? shaped.loadBalancing?.type : undefined;
  return balancing === 'random' || balancing === 'hash'
    ? impossible('Envoy warms replicas up with `round-robin` and `least-request` alone.')
    : 'exact';
}

function pool({ value, spoken }: Asked) {
  const ofHttp = ['maxPendingRequests', 'maxRequests', 'maxRequestsPerConnection', 'idleTimeout'];
  return spoken === 'tcp' && ofHttp.some((key) => Object(value)[key] !== undefined) ? noRequests : 'exact';
}

function rateLimit(asked: Asked) {
  const { shaped } = asked;
  return shaped !== undefined && 'per' in shaped && shaped.interval < 50
    ? impossible('Envoy counts over 50 ms at the least.')
    : ofRequests(asked);
}

function expose({ value }: Asked) {
  const { gateway, split }: Readonly<Record<string, unknown>> = Object(value);
  if (gateway !== undefined)
    return impossible(
      'members take requests from the ingress of the mesh alone: leave `gateway` out on Compose.',
    );
  return split !== undefined
    ? impossible('requests are split among versions of a member, by `route` of the mesh.')
    : 'exact';
}

const notCollected = impossible('nobody collects it from the proxies on Compose.');

/** What proxies beside the members can do on Compose of all that can be asked of a mesh. */
export const capabilities: Capabilities = {
  'mesh.members': 'exact',
  'mesh.mtls': ({ value }) =>
    value === 'permissive' ? narrower('nothing but proxies reaches a member, and these encrypt.') : 'exact',
  'mesh.default': ({ value }) =>
    value === undefined || value === 'deny'
      ? 'exact'
      : narrower(
          'Members reach those to whom the app leads them; of these nobody is refused whatever is asked.',
        ),
  'mesh.trustDomain': 'exact',
  'telemetry.metrics': notCollected,
  'telemetry.accessLog': 'exact',
  'telemetry.tracing': notCollected,
  'ask.http.methods': 'exact',
  'ask.http.path': 'exact',
  'ask.http.host': 'exact',
  'ask.http.headers': 'exact',
  'ask.grpc.service': 'exact',
  'ask.grpc.methods': 'exact',
  'meshRoute.match.methods': ofRequests,
  'meshRoute.match.path': ofRequests,
  'meshRoute.match.host': ofRequests,
  'meshRoute.match.headers': ofRequests,
  'meshRoute.split': 'exact',
  'meshRoute.timeout': ofRequests,
  'meshRoute.retry': ofRequests,
  'meshRoute.mirror': ofRequests,
  'meshRoute.fault.delay': ofRequests,
  'meshRoute.fault.abort': ofRequests,
  'meshRoute.rewrite': ofRequests,
  'meshRoute.headers': headers,
  'upstream.loadBalancing.round-robin': 'exact',
  'upstream.loadBalancing.least-request': 'exact',
  'upstream.loadBalancing.random': 'exact',
  'upstream.loadBalancing.hash': ofRequests,
  'upstream.locality': emulated('All of a Compose project runs on one machine: every replica is nearby.'),
  'upstream.pool': pool,
  'upstream.outlier': 'exact',
  'upstream.warmup': warmup,
  'ingress.expose': expose,
  'ingress.publish': 'exact',
  'rateLimit.total': rateLimit,
  'rateLimit.caller': rateLimit,
};
