import { objectIn } from '../../../model/read-json';
import { nameOf } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';
import { kinds } from '../seen';

/** Bindings to the roles that allow everything, of the cluster or of a namespace. */
export const rbacClusterAdmin: PolicyRule<'rbac/cluster-admin'> = {
  code: 'rbac/cluster-admin',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: kinds(
      ['rbac.authorization.k8s.io/ClusterRoleBinding', 'rbac.authorization.k8s.io/RoleBinding'],
      (object) => {
        const { kind, name } = objectIn(object.content.roleRef);
        if (kind !== 'ClusterRole' || (name !== 'cluster-admin' && name !== 'admin')) return undefined;
        if (name === 'admin' && object.kind === 'RoleBinding') return undefined;
        return {
          message: `${nameOf(object)} lets whomever it names do everything ${object.kind === 'RoleBinding' ? 'in its namespace' : 'in the cluster'}.`,
          at: ['roleRef', 'name'],
          consequence: 'Whoever takes over the program has all of it.',
          fix: 'Bind a role that names what the program needs.',
        };
      },
    ),
  }),
};
