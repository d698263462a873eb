import { denies, type Mesh } from '../../../model/mesh';
import type { Service } from '../../../model/service';
import type { Description, MeshBackend } from '../backend';
import { planServiceRoutes } from '../service-route';
import { upstreamsOf } from '../upstreams-of';
import { capabilities } from './capabilities';
import { planPolicies } from './network-policy';

/** Cilium, as of 1.20: policies that know requests, and routes of the Gateway API. */
export const cilium: MeshBackend = {
  capabilities,
  plan: (mesh) => [...(denies(mesh) ? planPolicies(mesh) : []), ...planServiceRoutes(mesh)],
  appProtocol: (spoken) => (spoken === 'grpc' ? 'kubernetes.io/h2c' : undefined),
  hasOwnPolicies: true,
  namesHosts: true,
  // A route makes a proxy of the node take every connection at once.
  hasProxies: true,
  describe,
};

const algorithms = {
  'round-robin': 'round_robin',
  'least-request': 'least_request',
  random: 'random',
} as const;

function describe(service: Service, mesh: Mesh): Description {
  const { loadBalancing } = upstreamsOf(service, mesh);
  if (loadBalancing === undefined || loadBalancing.type === 'hash') return {};
  return {
    annotations: {
      'service.cilium.io/lb-l7': 'enabled',
      'service.cilium.io/lb-l7-algorithm': algorithms[loadBalancing.type],
    },
  };
}
