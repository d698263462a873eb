import type { CompleteContainer, CompleteWorkload } from '../passes/defaults';
import type { PodSecurityContext, SeccompProfile, SecurityContext } from './api.generated';

type Secured = Pick<
  CompleteContainer,
  'user' | 'writableRoot' | 'privileged' | 'dropCapabilities' | 'addCapabilities'
>;

/** What a container may do: the restricted Pod Security profile, less what the user loosened. */
export function lowerSecurity(container: Secured): SecurityContext {
  const { user, addCapabilities } = container;
  const security: SecurityContext =
    user === 'image' ? {} : { runAsNonRoot: user.uid !== 0, runAsUser: user.uid };
  if (user !== 'image' && user.gid !== undefined) security.runAsGroup = user.gid;
  // A privileged container may always escalate; the API server refuses to be told otherwise.
  if (container.privileged) security.privileged = true;
  else security.allowPrivilegeEscalation = false;
  security.readOnlyRootFilesystem = !container.writableRoot;
  const drop = container.dropCapabilities ? ['ALL'] : undefined;
  if (addCapabilities.length > 0)
    security.capabilities = { add: [...addCapabilities], ...(drop && { drop }) };
  else if (drop) security.capabilities = { drop };
  return security;
}

/** What holds for all containers of a pod. */
export function lowerPodSecurity(workload: CompleteWorkload): PodSecurityContext {
  const fsGroup = fileGroup(workload);
  const seccompProfile: SeccompProfile = { type: 'RuntimeDefault' };
  return fsGroup === undefined ? { seccompProfile } : { fsGroup, seccompProfile };
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
