import { asText, objectIn } from '../../model/read-json';
import { nameOf } from '../kubernetes-object';
import { isAboveAll, isNone } from './amount';
import type { ServerCheck } from './server-check';

/** A DaemonSet replaces its pods in one of two ways: a new one first, or the old one away first. */
export const checkDaemonSet: ServerCheck = (object, refuse) => {
  const { type, rollingUpdate } = objectIn(objectIn(object.content.spec).updateStrategy);
  if (type === 'OnDelete') return;
  const { maxUnavailable, maxSurge } = objectIn(rollingUpdate);
  const unavailable = maxUnavailable ?? 1;
  const surge = maxSurge ?? 0;
  const at = ['spec', 'updateStrategy', 'rollingUpdate'];
  for (const [key, value] of [
    ['maxUnavailable', unavailable],
    ['maxSurge', surge],
  ] as const)
    if (isAboveAll(value))
      refuse(
        'rollout',
        '',
        [...at, key],
        `The ${key} of ${nameOf(object)} is ${asText(value)}: there are no more than 100%.`,
      );
  if (isNone(unavailable) && isNone(surge)) {
    refuse(
      'rollout',
      '',
      [...at, 'maxUnavailable'],
      `${nameOf(object)} may neither have a pod more while it rolls nor miss one: none could ever be replaced.`,
      'Let `maxSurge` or `maxUnavailable` be above 0.',
    );
  } else if (!isNone(unavailable) && !isNone(surge)) {
    refuse(
      'rollout',
      '',
      [...at, 'maxSurge'],
      `${nameOf(object)} says both maxUnavailable and maxSurge.`,
      'Let one of the two be 0; maxUnavailable is 1 by default.',
    );
  }
};
