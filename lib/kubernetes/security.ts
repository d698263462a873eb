import type { CompleteContainer, CompleteWorkload } from '../passes/defaults';
import type { PodSecurityContext, SecurityContext } from './api.generated';

type Secured = Pick<
  CompleteContainer,
  'user' | 'writableRoot' | 'privileged' | 'dropCapabilities' | 'addCapabilities'
>;

/** What a container may do: the restricted Pod Security profile, less what the user loosened. */
export function lowerSecurity(container: Secured): SecurityContext {
  const { user, addCapabilities } = container;
  const security: SecurityContext = {};
  if (user !== 'image') {
    security.runAsNonRoot = user.uid !== 0;
    security.runAsUser = user.uid;
    if (user.gid !== undefined) security.runAsGroup = user.gid;
  }
  // A privileged container may always escalate; the API server refuses to be told otherwise.
  if (container.privileged) security.privileged = true;
  else security.allowPrivilegeEscalation = false;
  security.readOnlyRootFilesystem = !container.writableRoot;
  if (container.dropCapabilities || addCapabilities.length > 0) {
    security.capabilities = {};
    if (addCapabilities.length > 0) security.capabilities.add = [...addCapabilities];
    if (container.dropCapabilities) security.capabilities.drop = ['ALL'];
  }
  return security;
}

/** What holds for all containers of a pod. */
export function lowerPodSecurity(workload: CompleteWorkload): PodSecurityContext {
  const security: PodSecurityContext = {};
  const group = fileGroup(workload);
  if (group !== undefined) security.fsGroup = group;
  security.seccompProfile = { type: 'RuntimeDefault' };
  return security;
}

/**
 * Volumes belong to root. Whoever is not root reads files that are closed to others through the pod's file group:
 * only then one is needed, for scratch space is open to everyone.
 */
function fileGroup({ volumes, containers }: CompleteWorkload): number | undefined {
  const closed = volumes.some(
    (volume) => volume.type !== 'empty' && volume.mode !== undefined && (volume.mode & 0o004) === 0,
  );
  if (!closed) return undefined;
  for (const { user } of containers) if (user !== 'image') return user.gid ?? user.uid;
  return undefined;
}
