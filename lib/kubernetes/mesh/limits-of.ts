import type { Mesh, RateLimit } from '../../model/mesh';
import { onTarget } from '../../model/views';
import type { Workload } from '../../model/workload';

/** The limits of each member that has some; its versions have the same, each for itself. */
export function limitsOf(mesh: Mesh): ReadonlyMap<Workload, readonly RateLimit[]> {
  const said = new Map<Workload, RateLimit[]>();
  for (const limit of mesh.rateLimits) {
    const member = onTarget(limit.to.selects, 'kubernetes');
    const versions = Object.values(member.mesh?.versions ?? {}).map(({ workload }) => workload);
    for (const each of [member, ...versions]) {
      const workload = onTarget(each, 'kubernetes');
      said.set(workload, [...(said.get(workload) ?? []), limit]);
    }
  }
  return said;
}
