import type { Around, MeshBackend } from '../backend';
import { byGateway } from '../by-gateway';
import { planMemberPolicies } from '../member-policies';
import { planServiceRoutes } from '../service-route';
import { capabilities } from './capabilities';

const around: Around = { isolation: byGateway, egress: [] };

/**
 * The Gateway API for Services (GAMMA), as of 1.6: HTTPRoutes for whichever mesh reads them, and NetworkPolicies for who may
 * connect, of which the Gateway API says nothing.
 */
export const gatewayApi: MeshBackend = {
  capabilities,
  plan: (mesh) => [...planMemberPolicies(mesh, around), ...planServiceRoutes(mesh)],
  around,
  // As the Gateway API has meshes read what is spoken.
  appProtocol: (spoken) => (spoken === 'grpc' ? 'kubernetes.io/h2c' : undefined),
  // There may be some beside the members: waiting for an answer is right with and without.
  hasProxies: true,
};
