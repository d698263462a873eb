import { isObject } from '../../model/json';
import { asText, objectIn } from '../../model/read-json';
import { nameOf } from '../kubernetes-object';
import { isAboveAll, isNoAmount, isNone } from './amount';
import type { ServerCheck } from './server-check';

/** What the server assumes where a Deployment says nothing. */
const assumed = { amount: '25%', progressDeadline: 600 } as const;

/** A rollout has to be able to move, and to end. */
export const checkDeployment: ServerCheck = (object, refuse) => {
  const spec = objectIn(object.content.spec);
  const { type, rollingUpdate } = objectIn(spec.strategy);
  const at = ['spec', 'strategy', 'rollingUpdate'];
  if (type === 'Recreate' && isObject(rollingUpdate)) {
    refuse(
      'rollout',
      '',
      at,
      `${nameOf(object)} stops all replicas first, and yet says how to replace them one after the other.`,
      'Take `rollingUpdate` out: in a patch by null.',
    );
  } else if (type !== 'Recreate') {
    const { maxSurge = assumed.amount, maxUnavailable = assumed.amount } = objectIn(rollingUpdate);
    for (const [key, value] of [
      ['maxSurge', maxSurge],
      ['maxUnavailable', maxUnavailable],
    ] as const) {
      if (!isNoAmount(value) && !(key === 'maxUnavailable' && isAboveAll(value))) continue;
      refuse(
        'rollout',
        '',
        [...at, key],
        `The ${key} of ${nameOf(object)} is ${asText(value)}.`,
        "Give a number of replicas from 0, or a percentage such as '25%'.",
      );
    }
    if (isNone(maxSurge) && isNone(maxUnavailable)) {
      refuse(
        'rollout',
        '',
        [...at, 'maxUnavailable'],
        `${nameOf(object)} may neither have a replica more while it rolls nor miss one: no replica could ever be replaced.`,
        'Let `maxSurge` or `maxUnavailable` be above 0.',
      );
    }
  }
  const { minReadySeconds = 0, progressDeadlineSeconds = assumed.progressDeadline } = spec;
  if (typeof minReadySeconds !== 'number' || typeof progressDeadlineSeconds !== 'number') return;
  if (progressDeadlineSeconds > minReadySeconds || minReadySeconds < 0) return;
  refuse(
    'rollout-deadline',
    '',
    ['spec', 'minReadySeconds'],
    `A replica of ${nameOf(object)} has to be ready for ${minReadySeconds} s, but the rollout counts as failed after ${progressDeadlineSeconds} s without progress.`,
    'Let `progressDeadline` be longer than `minReady`; it is 10 minutes by default.',
  );
};
