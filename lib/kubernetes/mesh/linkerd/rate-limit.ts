import type { Mesh, RateLimit } from '../../../model/mesh';
import type { PlannedObject } from '../../planned';
import { limitsOf } from '../limits-of';
import { namedAt, policyGroup } from './names';
import { planAbout } from './planned';
import { portsIn } from './server';

/** How many requests each replica of a member, and of its versions, takes in a second. */
export function planRateLimits(mesh: Mesh): PlannedObject[] {
  if (mesh.rateLimits.length === 0) return [];
  const said = limitsOf(mesh);
  return portsIn(mesh).flatMap(({ member, port, spoken }) => {
    const limits = said.get(member);
    if (limits === undefined || spoken === undefined || spoken === 'tcp') return [];
    const name = namedAt(member, port);
    const targetRef = { group: policyGroup, kind: 'Server', name };
    const policy = { apiVersion: `${policyGroup}/v1alpha1`, kind: 'HTTPLocalRateLimitPolicy', name };
    return planAbout(member, policy, {
      targetRef,
      ...rateOf('total', limits),
      ...rateOf('identity', limits),
    });
  });
}

/** The last word counts. */
function rateOf(of: 'total' | 'identity', limits: readonly RateLimit[]): object {
  const per = of === 'total' ? 'total' : 'caller';
  const last = limits.filter((limit) => limit.per === per).at(-1);
  return last === undefined ? {} : { [of]: { requestsPerSecond: perSecond(last) } };
}

function perSecond({ requests, interval }: Pick<RateLimit, 'requests' | 'interval'>): number {
  return Math.floor((requests * 1000) / interval);
}
