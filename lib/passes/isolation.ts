import type { Isolation } from '../model/isolation';
import { denies, type Mesh } from '../model/mesh';
import type { Target } from '../model/target';
import type { WorkloadBase } from '../model/workload';

type Meshed = Pick<WorkloadBase, 'mesh' | 'network'>;

/** The mesh that a workload is a member of on a target. */
export function meshOn({ mesh }: Meshed, target: Target): Mesh | undefined {
  return mesh?.in?.targets.includes(target) ? mesh.in : undefined;
}

/** Whom alone a workload talks to on a target: as its chart says, and in a mesh that refuses everybody else. */
export function isolationOn(workload: Meshed, target: Target): Isolation | undefined {
  if (workload.network !== undefined) return workload.network;
  const mesh = meshOn(workload, target);
  return mesh !== undefined && isolates(mesh, target) ? mesh.network : undefined;
}

/** Proxies on Compose stand between the networks of members, whatever they let through. */
function isolates(mesh: Mesh, target: Target): boolean {
  return denies(mesh) || (target === 'compose' && mesh.backend.compose !== 'networks-only');
}
