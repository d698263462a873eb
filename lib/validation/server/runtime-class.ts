import { listIn, objectIn } from '../../model/read-json';
import { repeated } from '../repeated';
import { checkResourceName } from './resources';
import { checkTolerations } from './scheduling';
import { checkLabels } from './selector';
import type { ServerCheck } from './server-check';

/** Where pods of the class run. */
export const checkRuntimeClass: ServerCheck = (object, refuse, context) => {
  const { nodeSelector, tolerations } = objectIn(object.content.scheduling);
  checkLabels(nodeSelector, '', ['scheduling', 'nodeSelector'], refuse);
  checkTolerations(tolerations, '', ['scheduling', 'tolerations'], refuse, context);
  for (const [, index] of repeated(listIn(tolerations), keyOf))
    refuse('toleration', '', ['scheduling', 'tolerations', index], 'The same toleration stands here twice.');
  const amounts = objectIn(objectIn(object.content.overhead).podFixed);
  for (const resource in amounts)
    checkResourceName(resource, amounts[resource], '', ['overhead', 'podFixed', resource], refuse);
};

function keyOf(toleration: unknown): string {
  const { key, operator, value, effect } = objectIn(toleration);
  return JSON.stringify([key, operator, value, effect]);
}
