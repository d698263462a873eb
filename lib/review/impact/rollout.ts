import type { JsonObject } from '../../model/json';
import { asText, objectIn } from '../../model/read-json';
import type { Effect } from '../change';

/** How the pods of a Deployment are replaced, by its own strategy. */
export function deploymentRollout(object: JsonObject): Effect {
  const spec = objectIn(object.spec);
  const { type, rollingUpdate } = objectIn(spec.strategy);
  if (type === 'Recreate')
    return {
      impact: 'restarted',
      because: 'unreachable for a moment, for all pods stop before the new ones start',
    };
  const { maxSurge = '25%', maxUnavailable = '25%' } = objectIn(rollingUpdate);
  const replicas = typeof spec.replicas === 'number' ? spec.replicas : undefined;
  const surge = amountOf(maxSurge, replicas, Math.ceil);
  const missing = amountOf(maxUnavailable, replicas, Math.floor);
  // Where both come to nothing, a server lets one be missing.
  const [more, less] = [surge, surge === '0' && missing === '0' ? '1' : missing];
  if (less === String(replicas) && less !== '0' && more === '0')
    return {
      impact: 'restarted',
      because: 'unreachable for a moment, for its pods stop before new ones start',
    };
  return { impact: 'rolled', because: `${more} more at a time, ${less === '0' ? 'none' : less} missing` };
}

function amountOf(value: unknown, replicas: number | undefined, round: (count: number) => number): string {
  const share = /^(\d+)%$/.exec(asText(value))?.[1];
  if (share === undefined || replicas === undefined) return asText(value);
  return String(round((Number(share) * replicas) / 100));
}

/** A StatefulSet takes each pod away before it makes the new one. */
export function statefulSetRollout(object: JsonObject): Effect {
  const spec = objectIn(object.spec);
  const { type, rollingUpdate } = objectIn(spec.updateStrategy);
  if (type === 'OnDelete')
    return { impact: 'in-place', because: 'its pods change when somebody deletes them (OnDelete)' };
  const { partition = 0 } = objectIn(rollingUpdate);
  const { replicas = 1 } = spec;
  if (typeof partition === 'number' && typeof replicas === 'number' && partition >= replicas && replicas > 0)
    return { impact: 'in-place', because: `its partition of ${partition} holds all pods back` };
  if (replicas === 1)
    return {
      impact: 'restarted',
      because: 'unreachable for a moment, for its one pod stops first',
    };
  return { impact: 'rolled', because: 'one pod after the other, the old one first' };
}

export function daemonSetRollout(object: JsonObject): Effect {
  const { type, rollingUpdate } = objectIn(objectIn(object.spec).updateStrategy);
  if (type === 'OnDelete')
    return { impact: 'in-place', because: 'its pods change when somebody deletes them (OnDelete)' };
  const { maxSurge = 0, maxUnavailable = 1 } = objectIn(rollingUpdate);
  const surges = maxSurge !== 0 && maxSurge !== '0%';
  return {
    impact: 'rolled',
    because: surges ? 'node by node, the new pod first' : `${asText(maxUnavailable)} missing at a time`,
  };
}
