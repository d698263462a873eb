import { onTarget } from '../../../model/views';
import { doorsOfMetrics } from '../../network-policy';
import type { Around, MeshBackend } from '../backend';
import { istio } from '../istio';
import { planDenials, planPermissions } from '../istio/authorization-policy';
import { planDestinationRules } from '../istio/destination-rule';
import { planHiddenPathsAtWaypoints } from '../istio/hidden-paths';
import { planPeerAuthentications, planReadings } from '../istio/peer-authentication';
import { planTelemetry } from '../istio/telemetry';
import { planMemberPolicies } from '../member-policies';
import { planServiceRoutes } from '../service-route';
import { connectionsTo, planRequests } from './authorization-policy';
import { capabilities } from './capabilities';
import { planWaypoints, throughWaypoint, throughWaypointIn, tunnelPort, waypointLabels } from './waypoint';

/** From where ztunnel lets the kubelet's probes through. */
const probes = ['169.254.7.127/32', 'fd16:9254:7127:1337:ffff:ffff:ffff:ffff/128'];

/** All that members say to each other goes through one port of theirs, and asks nothing of the control plane. */
const around: Around = {
  isolation: (network, mesh) => istio.around?.isolation(network, mesh) ?? network,
  egress: [],
  ingress: [{ from: probes.map((cidr) => ({ ipBlock: { cidr } })) }],
  tunnel: {
    port: tunnelPort,
    by({ from, to }, prepared) {
      const mesh = to.mesh?.in;
      if (from === to || mesh === undefined || !throughWaypointIn(mesh, prepared).has(to)) return undefined;
      return { namespace: to.chart.namespace, labels: waypointLabels(mesh) };
    },
  },
};

/** Istio without proxies beside the members, as of 1.31. */
export const istioAmbient: MeshBackend = {
  capabilities,
  plan(mesh) {
    const through = throughWaypoint(mesh);
    return [
      ...planMemberPolicies(mesh, around),
      ...planPeerAuthentications(mesh),
      ...planReadings(mesh, doorsOfMetrics),
      ...planDenials(mesh),
      ...planPermissions(mesh, connectionsTo),
      ...planWaypoints(mesh, through),
      ...planRequests(mesh, through),
      ...planDestinationRules(mesh),
      ...planServiceRoutes(mesh),
      ...planHiddenPathsAtWaypoints(mesh),
      ...planTelemetry(mesh),
    ];
  },
  // Whatever the namespace says, there is one way for the traffic of a pod.
  weave: () => ({
    pods: {
      labels: { 'istio.io/dataplane-mode': 'ambient', 'sidecar.istio.io/inject': 'false' },
      annotations: {},
    },
  }),
  around,
  appProtocol: istio.appProtocol,
  planRoute: istio.planRoute,
  hasProxies: true,
  describe(service, mesh, prepared) {
    const isThrough = throughWaypointIn(mesh, prepared).has(onTarget(service.selects, 'kubernetes'));
    return isThrough ? { labels: { 'istio.io/use-waypoint': mesh.name } } : {};
  },
};
