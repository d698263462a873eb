import { groupsOf, type Permission } from '../../model/permission';
import type { PermissionProps } from '../props/permission';
import type { Stated } from './stated';

export function buildPermission({
  resources,
  verbs,
  apiGroups,
  names,
  clusterWide = false,
}: PermissionProps): Permission {
  return {
    resources,
    verbs,
    apiGroups: apiGroups ?? groupsOf(resources) ?? [],
    names,
    clusterWide,
  } satisfies Stated<Permission, PermissionProps>;
}
