import { isPlainObject } from '../../model/json';
import { values } from './domain';
import { type Duration, duration } from './duration';
import { type CountOrPercentage, replicaAmount } from './replica-amount';
import { guarded, nameOf, object, rejected, required, type Shape, wrongValue } from './shape';
import { either, isFalse, isString, oneOf, otherwise } from './shapes';

/** How new replicas replace old ones; a count, or a string such as `'25%'`. */
export interface RolloutProps {
  /** Replicas beyond the wanted number while rolling. Default: 25%. */
  readonly maxSurge?: CountOrPercentage;
  /** Replicas that may be missing while rolling, 100% at the most; above 0 where `maxSurge` is 0. Default: 0. */
  readonly maxUnavailable?: CountOrPercentage;
  /** How long a new replica must be ready before it counts, `'10s'`, less than `progressDeadline`. Default: 0. */
  readonly minReady?: Duration;
  /** How long a rollout may make no progress. Default: Kubernetes' 10 minutes. */
  readonly progressDeadline?: Duration;
}

/** More than all replicas can be missing or kept nowhere. */
const partOfReplicas = replicaAmount('100%');

export const rollout = either(
  { when: isString, shape: oneOf(['recreate'], "'recreate'") },
  {
    when: otherwise,
    shape: object<RolloutProps>(
      {
        maxSurge: replicaAmount('any'),
        maxUnavailable: partOfReplicas,
        minReady: duration,
        progressDeadline: duration,
      },
      '{ maxSurge?, maxUnavailable?, minReady?, progressDeadline? }',
    ),
  },
);

function oneBound(shape: Shape): Shape {
  return {
    ...shape,
    check(value, at, report) {
      if (!isPlainObject(value) || !('maxUnavailable' in value)) return shape.check(value, at, report);
      report(wrongValue(`${nameOf(at)} has to have either "minAvailable" or "maxUnavailable".`, at));
      return rejected;
    },
  };
}

export const disruptionBudget = either(
  { when: isFalse, shape: guarded('false', isFalse, values([false])) },
  {
    when: (value) => isPlainObject(value) && 'minAvailable' in value,
    shape: oneBound(object<{ minAvailable: unknown }>({ minAvailable: partOfReplicas }, '{ minAvailable }')),
  },
  {
    when: otherwise,
    shape: object<{ maxUnavailable: unknown }>({ maxUnavailable: required(partOfReplicas) }),
  },
);
