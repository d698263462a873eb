import type {
  ClusterRole,
  ClusterRoleBinding,
  ObjectMeta,
  PolicyRule,
  Role,
  RoleBinding,
} from './api.generated';

const group = 'rbac.authorization.k8s.io';
export const rbacVersion = `${group}/v1`;

export function lowerRole(metadata: ObjectMeta, rules: PolicyRule[]): Role {
  return { apiVersion: rbacVersion, kind: 'Role', metadata, rules };
}

export function lowerClusterRole(metadata: ObjectMeta, rules: PolicyRule[]): ClusterRole {
  return { apiVersion: rbacVersion, kind: 'ClusterRole', metadata, rules };
}

/** Gives a role to an account of the namespace that the binding is in: without a name that is wherever it is applied. */
export function lowerRoleBinding(metadata: ObjectMeta, role: string, account: string): RoleBinding {
  return {
    apiVersion: rbacVersion,
    kind: 'RoleBinding',
    metadata,
    roleRef: { apiGroup: group, kind: 'Role', name: role },
    subjects: [{ kind: 'ServiceAccount', name: account }],
  };
}

/** Gives a role that holds in every namespace to an account of one. */
export function lowerClusterRoleBinding(
  metadata: ObjectMeta,
  role: string,
  account: { readonly name: string; readonly namespace: string },
): ClusterRoleBinding {
  const { name, namespace } = account;
  return {
    apiVersion: rbacVersion,
    kind: 'ClusterRoleBinding',
    metadata,
    roleRef: { apiGroup: group, kind: 'ClusterRole', name: role },
    subjects: [{ kind: 'ServiceAccount', name, namespace }],
  };
}
