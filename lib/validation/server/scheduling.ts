import { stepsOf } from '../../diagnostics/json-pointer';
import { listIn, objectIn } from '../../model/read-json';
import type { PodObject } from '../kubernetes-object';
import type { ServerCheck } from './server-check';

/** That pods are spread over the same places once: by a rule, by a wish, or by one of each. */
export const checkScheduling: ServerCheck<PodObject> = ({ pod }, complain) => {
  const seen = new Set<string>();
  listIn(pod.spec.topologySpreadConstraints).forEach((constraint, index) => {
    const { topologyKey, whenUnsatisfiable } = objectIn(constraint);
    const pair = JSON.stringify([topologyKey, whenUnsatisfiable]);
    if (!seen.has(pair)) {
      seen.add(pair);
      return;
    }
    complain({
      message: `The pods are spread over "${topologyKey}" twice.`,
      fix: 'Say it once.',
      at: [...stepsOf(pod.pointer), 'topologySpreadConstraints', index, 'topologyKey'],
    });
  });
};
