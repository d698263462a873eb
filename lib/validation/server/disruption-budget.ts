import { objectIn } from '../../model/read-json';
import { nameOf } from '../kubernetes-object';
import { isAboveAll, isNoAmount } from './amount';
import type { ServerCheck } from './server-check';

/** A budget has one bound, and it lies within what there is. */
export const checkDisruptionBudget: ServerCheck = (object, complain) => {
  const { minAvailable, maxUnavailable } = objectIn(object.content.spec);
  for (const [key, value] of Object.entries({ minAvailable, maxUnavailable })) {
    if (!isNoAmount(value) && !isAboveAll(value)) continue;
    complain({
      message: `The ${key} of ${nameOf(object)} is ${value}.`,
      fix: "Give a number of replicas from 0, or a percentage up to '100%'.",
      at: ['spec', key],
    });
  }
  // The server reads null as nothing.
  if (minAvailable == null || maxUnavailable == null) return;
  complain({
    message: `${nameOf(object)} has both a minAvailable and a maxUnavailable.`,
    fix: 'Leave one of the two out: in a patch by null.',
    at: ['spec', 'maxUnavailable'],
  });
};
