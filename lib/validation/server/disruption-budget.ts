import { asText, objectIn } from '../../model/read-json';
import { nameOf } from '../kubernetes-object';
import { isAboveAll, isNoAmount } from './amount';
import { checkSelector } from './selector';
import type { ServerCheck } from './server-check';

/** A budget has one bound, and it lies within what there is. */
export const checkDisruptionBudget: ServerCheck = (object, refuse) => {
  const { minAvailable, maxUnavailable, selector } = objectIn(object.content.spec);
  checkSelector(selector, '', ['spec', 'selector'], refuse);
  for (const [key, value] of [
    ['minAvailable', minAvailable],
    ['maxUnavailable', maxUnavailable],
  ] as const) {
    if (!isNoAmount(value) && !isAboveAll(value)) continue;
    refuse(
      'disruption-budget',
      '',
      ['spec', key],
      `The ${key} of ${nameOf(object)} is ${asText(value)}.`,
      "Give a number of replicas from 0, or a percentage up to '100%'.",
    );
  }
  // The server reads null as nothing.
  if (minAvailable == null || maxUnavailable == null) return;
  refuse(
    'disruption-budget',
    '',
    ['spec', 'maxUnavailable'],
    `${nameOf(object)} has both a minAvailable and a maxUnavailable.`,
    'Leave one of the two out: in a patch by null.',
  );
};
