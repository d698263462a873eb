import { isObject } from '../../model/json';
import { objectIn } from '../../model/read-json';
import { nameOf } from '../kubernetes-object';
import { isAboveAll, isNoAmount, isNone } from './amount';
import type { ServerCheck } from './server-check';

/** What the server assumes where a Deployment says nothing. */
const assumed = { amount: '25%', progressDeadline: 600 } as const;

/** A rollout has to be able to move, and to end. */
export const checkDeployment: ServerCheck = (object, complain) => {
  const spec = objectIn(object.content.spec);
  const { type, rollingUpdate } = objectIn(spec.strategy);
  if (type === 'Recreate' && isObject(rollingUpdate)) {
    complain({
      message: `${nameOf(object)} stops all replicas first, and yet says how to replace them one after the other.`,
      fix: 'Take `rollingUpdate` out: in a patch by null.',
      at: ['spec', 'strategy', 'rollingUpdate'],
    });
  } else if (type !== 'Recreate') {
    const { maxSurge = assumed.amount, maxUnavailable = assumed.amount } = objectIn(rollingUpdate);
    for (const [key, value] of Object.entries({ maxSurge, maxUnavailable })) {
      if (!isNoAmount(value) && !(key === 'maxUnavailable' && isAboveAll(value))) continue;
      complain({
        message: `The ${key} of ${nameOf(object)} is ${value}.`,
        fix: "Give a number of replicas from 0, or a percentage such as '25%'.",
        at: ['spec', 'strategy', 'rollingUpdate', key],
      });
    }
    if (isNone(maxSurge) && isNone(maxUnavailable)) {
      complain({
        message: `${nameOf(object)} may neither have a replica more while it rolls nor miss one: no replica could ever be replaced.`,
        fix: 'Let `maxSurge` or `maxUnavailable` be above 0.',
        at: ['spec', 'strategy', 'rollingUpdate', 'maxUnavailable'],
      });
    }
  }
  const { minReadySeconds = 0, progressDeadlineSeconds = assumed.progressDeadline } = spec;
  if (typeof minReadySeconds !== 'number' || typeof progressDeadlineSeconds !== 'number') return;
  if (progressDeadlineSeconds > minReadySeconds || minReadySeconds < 0) return;
  complain({
    message: `A replica of ${nameOf(object)} has to be ready for ${minReadySeconds} s, but the rollout counts as failed after ${progressDeadlineSeconds} s without progress.`,
    fix: 'Let `progressDeadline` be longer than `minReady`; it is 10 minutes by default.',
    at: ['spec', 'minReadySeconds'],
  });
};
