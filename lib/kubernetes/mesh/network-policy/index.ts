import type { MeshBackend } from '../backend';
import { planMemberPolicies } from '../member-policies';
import { capabilities } from './capabilities';

/** NetworkPolicies alone: who may connect to whom, at which ports. The network plugin of the cluster enforces them. */
export const networkPolicy: MeshBackend = { capabilities, plan: (mesh) => planMemberPolicies(mesh) };
