import type { Permission } from '../model/permission';
import type { Workload } from '../model/workload';
import type { PolicyRule } from './api.generated';
import { clusterMetadata, lowerMetadata } from './metadata';
import type { PlannedObject } from './planned';
import { lowerClusterRole, lowerClusterRoleBinding, lowerRole, lowerRoleBinding, rbacVersion } from './role';

/** A role of what a workload may ask of the API server, which its account is bound to; one more for the whole cluster. */
export function planPermissions(workload: Workload): readonly PlannedObject[] {
  if (workload.permissions === undefined) return [];
  return [...planInNamespace(workload), ...planClusterWide(workload)];
}

function planInNamespace(workload: Workload): PlannedObject[] {
  const { name, identity } = workload;
  const permissions = permissionsIn('Role', workload);
  if (permissions.length === 0) return [];
  return [
    {
      id: 'PermissionsRole',
      apiVersion: rbacVersion,
      kind: 'Role',
      name,
      lower: () => lowerRole(lowerMetadata(workload), permissions.map(lowerPermission)),
    },
    {
      id: 'PermissionsRoleBinding',
      apiVersion: rbacVersion,
      kind: 'RoleBinding',
      name,
      lower: () => lowerRoleBinding(lowerMetadata(workload), name, identity.name),
    },
  ];
}

/** Where nobody says the namespace, no account can be named: a rule tells. */
function planClusterWide(workload: Workload): PlannedObject[] {
  const { namespace } = workload.chart;
  const permissions = permissionsIn('ClusterRole', workload);
  if (permissions.length === 0 || namespace === undefined) return [];
  // What is in no namespace has its name for the whole cluster.
  const name = `${namespace}-${workload.name}`;
  return [
    {
      id: 'PermissionsClusterRole',
      apiVersion: rbacVersion,
      kind: 'ClusterRole',
      name,
      clusterScoped: true,
      lower: () => lowerClusterRole(clusterMetadata(workload, name), permissions.map(lowerPermission)),
    },
    {
      id: 'PermissionsClusterRoleBinding',
      apiVersion: rbacVersion,
      kind: 'ClusterRoleBinding',
      name,
      clusterScoped: true,
      lower: () =>
        lowerClusterRoleBinding(clusterMetadata(workload, name), name, {
          name: workload.identity.name,
          namespace,
        }),
    },
  ];
}

/** What stands in each kind of role, in the order in which it was said. */
export function permissionsIn(
  kind: 'Role' | 'ClusterRole',
  { permissions = [] }: Pick<Workload, 'permissions'>,
): readonly Permission[] {
  return permissions.filter(({ clusterWide }) => clusterWide === (kind === 'ClusterRole'));
}

function lowerPermission({ apiGroups, resources, names, verbs }: Permission): PolicyRule {
  const of = { apiGroups: [...apiGroups], resources: [...resources] };
  return names === undefined
    ? Object.assign(of, { verbs: [...verbs] })
    : Object.assign(of, { resourceNames: [...names], verbs: [...verbs] });
}
