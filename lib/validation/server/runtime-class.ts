import { objectIn } from '../../model/read-json';
import { checkTolerations } from './scheduling';
import { checkLabels } from './selector';
import type { ServerCheck } from './server-check';

/** Where pods of the class run. */
export const checkRuntimeClass: ServerCheck = (object, refuse) => {
  const { nodeSelector, tolerations } = objectIn(object.content.scheduling);
  checkLabels(nodeSelector, '', ['scheduling', 'nodeSelector'], refuse);
  checkTolerations(tolerations, '', ['scheduling', 'tolerations'], refuse);
};
