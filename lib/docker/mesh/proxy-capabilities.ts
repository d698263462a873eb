import { type Asked, type Capabilities, emulated, impossible, narrower } from '../../model/capability';
import type { RateLimit } from '../../model/mesh';

/** Of what speaks plain TCP, a proxy knows the connection alone. */
export function ofRequests({ spoken }: Asked) {
  return spoken === 'tcp' ? noRequests : 'exact';
}
const noRequests = impossible(
  'nobody says that HTTP or gRPC is spoken on the port, so that its proxy looks into no requests there: call it `http`, or `http-…`.',
);

function pool({ value, spoken }: Asked) {
  const ofHttp = ['maxPendingRequests', 'maxRequests', 'maxRequestsPerConnection', 'idleTimeout'];
  return spoken === 'tcp' && ofHttp.some((key) => Object(value)[key] !== undefined) ? noRequests : 'exact';
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

type Own = 'meshRoute.headers' | 'upstream.warmup' | `rateLimit.${RateLimit['per']}`;

/** What all proxies beside the members can do on Compose, as far as it does not depend on what makes them. */
export const capabilities: Omit<Capabilities, Own> = {
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
  'upstream.loadBalancing.round-robin': 'exact',
  'upstream.loadBalancing.least-request': 'exact',
  'upstream.loadBalancing.random': 'exact',
  'upstream.loadBalancing.hash': ofRequests,
  'upstream.locality': emulated('All of a Compose project runs on one machine: every replica is nearby.'),
  'upstream.pool': pool,
  'upstream.outlier': 'exact',
  'ingress.expose': expose,
  'ingress.publish': 'exact',
};
