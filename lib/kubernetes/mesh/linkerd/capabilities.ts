import {
  type Asked,
  type Capabilities,
  emulated,
  impossible,
  narrower,
  wider,
} from '../../../model/capability';
import { denies } from '../../../model/mesh';
import { isBelow } from '../request-match';
import { areKnownMethods, endsInSlash, ofRequests, ofServiceRoutes } from '../route-capabilities';
import { lowerRetry } from './retry';

const isSlash = wider('a route takes a path without the slash at its end for the same, and would let it in.');
const noHiddenPath = emulated(
  'Linkerd compares paths as they are sent: those that hide where they lead, by `..` or `%2F`, are refused at that port, whoever asks.',
);
const otherMethod = narrower(
  'The routes by which requests are told apart have no word for the method: nobody may ask it.',
);
const balancing = impossible('Linkerd sends each request to whoever has answered soonest of late.');
const noTraces = impossible('traces are a matter of the installation.');

/** An ingress controller is a member like any other, and no part of Linkerd. */
function expose({ mesh }: Asked) {
  return mesh.gateway === undefined
    ? impossible(
        'Linkerd has no gateway of its own: name the pods of an ingress controller with its proxy, `gateway: { namespace, labels, serviceAccount }`.',
      )
    : 'exact';
}

function mtls({ value, mesh }: Asked) {
  if (value === 'strict')
    return mesh.default === 'audit'
      ? wider('Linkerd lets through in plain text as well what nobody has allowed, and tells of it.')
      : 'exact';
  return denies(mesh)
    ? narrower(
        'Members know callers by their certificates: what comes in plain text is refused all the same.',
      )
    : 'exact';
}

function retry({ value, spoken }: Asked) {
  if (spoken === 'grpc') return impossible('calls of gRPC are tried again by GRPCRoutes alone.');
  const { on, attempts }: { on?: unknown; attempts?: unknown } = Object(value);
  if (attempts === 0) return 'exact';
  const words = Array.isArray(on) ? on.map(String) : undefined;
  return lowerRetry(words) === undefined
    ? impossible(
        'Linkerd tries again by the status of an answer alone: `5xx`, `gateway-error` and `retriable-4xx`.',
      )
    : emulated(
        'Linkerd tries again by the status of an answer; of a connection that fails it makes a 502, 503 or 504.',
      );
}

function outlier({ value }: Asked) {
  const { interval, maxEjectionPercent }: { interval?: unknown; maxEjectionPercent?: unknown } =
    Object(value);
  return interval === undefined && maxEjectionPercent === undefined
    ? emulated('Linkerd counts errors as they come, and leaves a replica alone for longer each time.')
    : impossible(
        'Linkerd looks at replicas all the time, and at each by itself: leave `interval` and `maxEjectionPercent` out.',
      );
}

function rateLimit({ value }: Asked) {
  const { burst, requests, interval }: { burst?: unknown; requests?: unknown; interval?: unknown } =
    Object(value);
  if (burst !== undefined) return impossible('Linkerd has no word for `burst`.');
  return Number.isInteger((Number(requests) * 1000) / Number(interval))
    ? 'exact'
    : impossible('Linkerd counts whole requests in a second.');
}

/** What Linkerd's proxies can do of all that can be asked of a mesh. */
export const capabilities: Capabilities = {
  'mesh.members': 'exact',
  'mesh.mtls': mtls,
  'mesh.default': 'exact',
  'mesh.trustDomain': 'exact',
  'telemetry.metrics': emulated(
    'The proxies count all the time; what reads them is a matter of the installation.',
  ),
  'telemetry.accessLog': 'exact',
  'telemetry.tracing': noTraces,
  'ask.http.methods': ({ value }) => (areKnownMethods(value) ? 'exact' : otherMethod),
  'ask.http.path': (asked) => {
    if (endsInSlash(asked)) return isSlash;
    return isBelow(asked.request ?? {}) ? noHiddenPath : 'exact';
  },
  'ask.http.host': 'exact',
  'ask.http.headers': 'exact',
  'ask.grpc.service': 'exact',
  'ask.grpc.methods': 'exact',
  ...ofServiceRoutes({ annotations: (said) => lowerRetry(said.on, said) ?? {} }),
  'meshRoute.retry': ofRequests(retry),
  'meshRoute.mirror': impossible('Linkerd sends no copies.'),
  'meshRoute.fault.delay': impossible('Linkerd delays nothing.'),
  'meshRoute.fault.abort': impossible('Linkerd makes no answers of its own.'),
  'meshRoute.rewrite': impossible('Linkerd leaves paths and hosts as they are.'),
  'upstream.loadBalancing.round-robin': balancing,
  'upstream.loadBalancing.least-request': balancing,
  'upstream.loadBalancing.random': balancing,
  'upstream.loadBalancing.hash': balancing,
  'upstream.locality': impossible(
    'Linkerd prefers replicas nearby as the Service says it: `trafficDistribution`.',
  ),
  'upstream.pool': impossible('Linkerd has no limits of connections.'),
  'upstream.outlier': outlier,
  'upstream.warmup': impossible('a new replica gets its part at once.'),
  'rateLimit.total': ofRequests(rateLimit),
  'rateLimit.caller': ofRequests(rateLimit),
  'ingress.expose': expose,
  'ingress.publish': impossible(
    'a load balancer brings plain text, which members refuse, and whoever it brings is no member. `expose` goes through the gateway of the mesh.',
  ),
};
