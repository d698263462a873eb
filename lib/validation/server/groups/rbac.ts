import { checkBinding, checkRole } from '../access';
import type { KindChecks } from '../kind-checks';

export const rbac: KindChecks = {
  ClusterRole: [checkRole],
  ClusterRoleBinding: [checkBinding],
  Role: [checkRole],
  RoleBinding: [checkBinding],
};
