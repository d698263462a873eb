import type { Mesh } from '../../../model/mesh';
import type { Around, MeshBackend } from '../backend';
import { planMemberPolicies } from '../member-policies';
import { planDenials, planPermissions } from './authorization-policy';
import { capabilities } from './capabilities';
import { planDestinationRules } from './destination-rule';
import { gatewayOf, planRoute } from './gateway';
import { planHiddenPaths } from './hidden-paths';
import { mergingOf, metricsBeside, ownMetrics } from './metrics';
import { planPeerAuthentications, planReadings } from './peer-authentication';
import { planRateLimits } from './rate-limit';
import { planTelemetry } from './telemetry';
import { planVirtualServices } from './virtual-service';

/** Proxies ask the control plane for what they do. */
const around: Around = {
  isolation: (network, mesh) => ({ ...network, ingressController: [gatewayPeer(mesh)] }),
  egress: [
    {
      to: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'istio-system' } },
          podSelector: { matchLabels: { app: 'istiod' } },
        },
      ],
      ports: [{ port: 15012, protocol: 'TCP' }],
    },
  ],
  metrics: metricsBeside,
};

/** Istio with a proxy beside each member, as of 1.31. */
export const istio: MeshBackend = {
  capabilities,
  // What a route leads to is there before the route.
  plan: (mesh) => [
    ...planMemberPolicies(mesh, around),
    ...planPeerAuthentications(mesh),
    ...planReadings(mesh, ownMetrics),
    ...planDenials(mesh),
    ...planPermissions(mesh),
    ...planDestinationRules(mesh),
    ...planVirtualServices(mesh),
    ...planHiddenPaths(mesh),
    ...planRateLimits(mesh),
    ...planTelemetry(mesh),
  ],
  // The proxy runs as a sidecar of Kubernetes' own: init containers may use it, and Jobs end.
  weave: (member) => ({
    pods: {
      labels: { 'sidecar.istio.io/inject': 'true' },
      annotations: { 'sidecar.istio.io/nativeSidecar': 'true', ...mergingOf(member) },
    },
  }),
  around,
  appProtocol: (spoken, name) => (says(name, spoken) ? undefined : spoken),
  planRoute,
  hasProxies: true,
};

function gatewayPeer(mesh: Mesh) {
  const { namespace, labels } = gatewayOf(mesh);
  return { namespace, labels };
}

/** Istio reads what is spoken from the beginning of a port's name. */
function says(name: string, spoken: string): boolean {
  return name === spoken || name.startsWith(`${spoken}-`);
}
