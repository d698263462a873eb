import { nameOf } from '../kubernetes-object';
import type { ServerCheck } from './server-check';

const highest = 1_000_000_000;
/** Kubernetes' own. */
const system: Readonly<Record<string, number>> = {
  'system-cluster-critical': 2 * highest,
  'system-node-critical': 2 * highest + 1000,
};

/** Which pods go first. */
export const checkPriorityClass: ServerCheck = (object, refuse) => {
  const { value, globalDefault } = object.content;
  if (object.name.startsWith('system-')) {
    if (!Object.hasOwn(system, object.name) || system[object.name] !== value || globalDefault === true)
      refuse(
        'priority-class',
        '',
        ['metadata', 'name'],
        `${nameOf(object)} cannot be made: names that begin with "system-" are Kubernetes' own.`,
      );
  } else if (typeof value === 'number' && value > highest)
    refuse(
      'priority-class',
      '',
      ['value'],
      `The priority ${value} is above ${highest}, which is the highest that is not Kubernetes' own.`,
    );
};
