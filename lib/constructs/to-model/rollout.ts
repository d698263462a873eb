import type { Rollout } from '../../model/rollout';
import type { RolloutProps } from '../props/rollout';
import { milliseconds } from './probe';
import type { Stated } from './stated';

export function buildRollout(value: 'recreate' | RolloutProps | undefined): Rollout | undefined {
  if (value === undefined) return undefined;
  if (value === 'recreate') return { strategy: 'recreate' };
  const { maxSurge, maxUnavailable, minReady, progressDeadline } = value;
  return {
    strategy: 'rolling',
    maxSurge,
    maxUnavailable,
    minReady: milliseconds(minReady),
    progressDeadline: milliseconds(progressDeadline),
  } satisfies Stated<Rollout, RolloutProps>;
}
