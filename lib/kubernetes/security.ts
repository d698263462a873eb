import { simpleVolumes } from '../model/volume';
import { claimOwner } from '../passes/claim-owner';
import type { CompleteBase, CompleteContainer } from '../passes/defaults';
import type { PodSecurityContext, SecurityContext } from './api.generated';

type Secured = Pick<
  CompleteContainer,
  'user' | 'writableRoot' | 'privileged' | 'allowPrivilegeEscalation' | 'dropCapabilities' | 'addCapabilities'
>;

/** What a container may do: the restricted Pod Security profile, less what the user loosened. */
export function lowerSecurity(container: Secured): SecurityContext {
  const { user, privileged, allowPrivilegeEscalation, addCapabilities } = container;
  const security: SecurityContext =
    user === 'image' ? {} : { runAsNonRoot: user.uid !== 0, runAsUser: user.uid };
  if (user !== 'image' && user.gid !== undefined) security.runAsGroup = user.gid;
  if (privileged) security.privileged = true;
  // What is privileged may always escalate. Who says otherwise hears from the rules that the API server refuses it.
  if (!privileged || !allowPrivilegeEscalation) security.allowPrivilegeEscalation = allowPrivilegeEscalation;
  security.readOnlyRootFilesystem = !container.writableRoot;
  const drop = container.dropCapabilities ? ['ALL'] : undefined;
  if (addCapabilities.length > 0)
    security.capabilities = { add: [...addCapabilities], ...(drop && { drop }) };
  else if (drop) security.capabilities = { drop };
  return security;
}

/** What holds for all containers of a pod. */
export function lowerPodSecurity(workload: CompleteBase): PodSecurityContext {
  const owner = claimOwner(workload);
  const fsGroup = owner?.gid ?? fileGroup(workload);
  const security: PodSecurityContext = fsGroup === undefined ? {} : { fsGroup };
  // Else every file of a large volume would be given away again at each start.
  if (owner !== undefined) security.fsGroupChangePolicy = 'OnRootMismatch';
  security.seccompProfile = { type: 'RuntimeDefault' };
  if (opensLowPort(workload))
    security.sysctls = [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }];
  return security;
}

/**
 * Whether somebody without capabilities opens a port below 1024. Docker lets everyone do so; container runtimes under
 * Kubernetes do only where they are set up so (containerd from 2.0 on is), but each takes this setting, which is safe
 * to Kubernetes since 1.22 and part of the restricted profile.
 */
function opensLowPort({ containers, sidecars }: CompleteBase): boolean {
  for (const list of [containers, sidecars]) {
    for (const { ports, user, privileged } of list) {
      if (user !== 'image' && !privileged && ports.some(({ port }) => port < 1024)) return true;
    }
  }
  return false;
}

/**
 * Volumes belong to root. Whoever is not root reads files that are closed to others through the pod's file group:
 * only then one is needed, for scratch space is open to everyone.
 */
function fileGroup({ volumes, containers }: CompleteBase): number | undefined {
  const closed = simpleVolumes(volumes).some(
    (volume) =>
      (volume.type === 'config' || volume.type === 'secret') &&
      volume.mode !== undefined &&
      (volume.mode & 0o004) === 0,
  );
  if (!closed) return undefined;
  for (const { user } of containers) if (user !== 'image') return user.gid ?? user.uid;
  return undefined;
}
