import type { Isolation } from '../model/isolation';
import type { Mesh } from '../model/mesh';
import type { Target } from '../model/target';
import type { WorkloadBase } from '../model/workload';

type Meshed = Pick<WorkloadBase, 'mesh' | 'network'>;

/** The mesh that a workload is a member of on a target. */
export function meshOn({ mesh }: Meshed, target: Target): Mesh | undefined {
  return mesh?.in?.targets.includes(target) ? mesh.in : undefined;
}

/** Whom alone a workload talks to on a target: as its chart says, and in a mesh always. */
export function isolationOn(workload: Meshed, target: Target): Isolation | undefined {
  return workload.network ?? meshOn(workload, target)?.network;
}
