import { isPlainObject } from '../../model/json';
import type { Duration } from './probe';
import { guarded, object, required } from './shape';
import { duration, either, isBoolean, isString, oneOf, otherwise } from './shapes';

/** How new replicas replace old ones; a count, or a string such as `'25%'`. */
export interface RolloutProps {
  /** Replicas beyond the wanted number while rolling. Default: 25%. */
  readonly maxSurge?: number | string;
  /** Replicas that may be missing while rolling. Default: 0. */
  readonly maxUnavailable?: number | string;
  /** How long a new replica must be ready before it counts. Default: 0. */
  readonly minReady?: Duration;
  /** How long a rollout may make no progress. Default: Kubernetes' 10 minutes. */
  readonly progressDeadline?: Duration;
}

const percent = /^\d+%$/;
const amount = guarded(
  "a whole number from 0, or a percentage such as '25%'",
  (value) =>
    (typeof value === 'number' && Number.isInteger(value) && value >= 0) ||
    (typeof value === 'string' && percent.test(value)),
);

export const rollout = either(
  { when: isString, shape: oneOf(['recreate']) },
  {
    when: otherwise,
    shape: object<RolloutProps>(
      { maxSurge: amount, maxUnavailable: amount, minReady: duration, progressDeadline: duration },
      "'recreate', or { maxSurge?, maxUnavailable?, minReady?, progressDeadline? }",
    ),
  },
);

export const disruptionBudget = either(
  { when: isBoolean, shape: guarded('false, or one bound', (value) => value === false) },
  {
    when: (value) => isPlainObject(value) && 'minAvailable' in value,
    shape: object<{ minAvailable: unknown }>({ minAvailable: amount }),
  },
  { when: otherwise, shape: object<{ maxUnavailable: unknown }>({ maxUnavailable: required(amount) }) },
);
