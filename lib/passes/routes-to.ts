import type { Route } from '../model/route';
import type { Target } from '../model/target';
import { onTarget } from '../model/views';
import type { Workload } from '../model/workload';
import type { Prepared } from './prepare';

/** The routes that lead to a workload on a target, or to the member of a mesh that it is a version of. */
export function routesTo(
  workload: Workload,
  { routesOf }: Prepared,
  target: Target = 'kubernetes',
): readonly Route[] {
  const member = workload.mesh?.versionOf;
  return member === undefined ? routesOf(workload) : routesOf(onTarget(member, target));
}
