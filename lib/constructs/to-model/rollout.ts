import { parseDuration } from '../../model/duration';
import type { Rollout } from '../../model/rollout';
import type { RolloutProps } from '../props/rollout';

export function buildRollout(value: 'recreate' | RolloutProps | undefined): Rollout | undefined {
  if (value === undefined) return undefined;
  if (value === 'recreate') return { strategy: 'recreate' };
  const { maxSurge, maxUnavailable, minReady, progressDeadline } = value;
  return {
    strategy: 'rolling',
    ...(maxSurge !== undefined && { maxSurge }),
    ...(maxUnavailable !== undefined && { maxUnavailable }),
    ...(minReady !== undefined && { minReady: parseDuration(minReady) }),
    ...(progressDeadline !== undefined && { progressDeadline: parseDuration(progressDeadline) }),
  };
}
