import { type Asked, type Capabilities, emulated, impossible } from '../../../model/capability';
import { capabilities as sidecar } from '../istio/capabilities';
import { isBelow } from '../request-match';
import { ofServiceRoutes } from '../route-capabilities';
import { throughWaypoint } from './waypoint';

const triesTwice = emulated(
  'A waypoint sends a request up to two more times where it has not reached the member, or was refused as too much; an HTTPRoute has no word against it.',
);
const seenByWaypoint = emulated(
  'Connections are told of by ztunnel, as the installation says; requests where they pass a waypoint.',
);
const seenWhereAsked = emulated(
  'Waypoints tell of what they would refuse; ztunnel does from Istio 1.29 on, where istiod has `AMBIENT_ENABLE_DRY_RUN_AUTHORIZATION_POLICY`, and else lets it through without a word.',
);
const noHiddenSlash = emulated(
  'The waypoint answers 400 to paths that hide a slash, `%2F`, whichever member of the namespace behind it they are for.',
);
const noFault = impossible('the Gateway API has no word for it, by which waypoints are told.');

/** Waypoints are there where somebody looks into requests. */
function members({ mesh }: Asked) {
  return throughWaypoint(mesh).size > 0 ? triesTwice : 'exact';
}

/** What Istio does without proxies beside the members: ztunnel knows connections, and waypoints look into requests. */
export const capabilities: Capabilities = {
  ...sidecar,
  'mesh.members': members,
  'mesh.default': ({ value }) => (value === 'audit' ? seenWhereAsked : 'exact'),
  'telemetry.metrics': seenByWaypoint,
  'telemetry.accessLog': seenByWaypoint,
  'telemetry.tracing': seenByWaypoint,
  'ask.http.path': ({ request = {} }) => (isBelow(request) ? noHiddenSlash : 'exact'),
  ...ofServiceRoutes(),
  'meshRoute.retry': impossible(
    'tries are experimental in the Gateway API, by whose standard channel waypoints are told.',
  ),
  'meshRoute.fault.delay': noFault,
  'meshRoute.fault.abort': noFault,
  'rateLimit.total': impossible('waypoints have no limits of requests.'),
  'rateLimit.caller': impossible('waypoints have no limits of requests.'),
};
