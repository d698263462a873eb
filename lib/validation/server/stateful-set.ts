import { isObject } from '../../model/json';
import { asText, listIn, objectIn } from '../../model/read-json';
import { nameOf } from '../kubernetes-object';
import { isAboveAll, isNoAmount, isNone } from './amount';
import { checkClaimSpec } from './claim';
import type { ServerCheck } from './server-check';

/** A StatefulSet replaces its pods one after the other, and gives each its claims. */
export const checkStatefulSet: ServerCheck = (object, refuse, { oldest }) => {
  const { updateStrategy, volumeClaimTemplates } = objectIn(object.content.spec);
  const { type, rollingUpdate } = objectIn(updateStrategy);
  const at = ['spec', 'updateStrategy', 'rollingUpdate'];
  if (type === 'OnDelete' && isObject(rollingUpdate))
    refuse(
      'rollout',
      '',
      at,
      `${nameOf(object)} replaces its pods when somebody deletes them, and yet says how to replace them one after the other.`,
      'Take `rollingUpdate` out: in a patch by null.',
    );
  const { maxUnavailable } = objectIn(rollingUpdate);
  // Older servers do not look at it by default.
  if (
    oldest >= 35 &&
    maxUnavailable !== undefined &&
    maxUnavailable !== null &&
    (isNone(maxUnavailable) || isAboveAll(maxUnavailable) || isNoAmount(maxUnavailable))
  )
    refuse(
      'rollout',
      '',
      [...at, 'maxUnavailable'],
      `The maxUnavailable of ${nameOf(object)} is ${asText(maxUnavailable)}: it is 1 at least, and 100% at the most.`,
    );
  // Nor those before them at claims.
  if (oldest < 34) return;
  listIn(volumeClaimTemplates).forEach((claim, index) => {
    checkClaimSpec(
      objectIn(objectIn(claim).spec),
      '',
      ['spec', 'volumeClaimTemplates', index, 'spec'],
      refuse,
    );
  });
};
