import type { Around, MeshBackend } from '../backend';
import { byGateway } from '../by-gateway';
import { planMemberPolicies } from '../member-policies';
import { capabilities } from './capabilities';

const around: Around = { isolation: byGateway, egress: [] };

/** NetworkPolicies alone: who may connect to whom, at which ports. The network plugin of the cluster enforces them. */
export const networkPolicy: MeshBackend = {
  capabilities,
  plan: (mesh) => planMemberPolicies(mesh, around),
  around,
};
