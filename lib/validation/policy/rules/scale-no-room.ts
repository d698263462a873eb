import { asText, objectIn } from '../../../model/read-json';
import { nameOf } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';
import { kinds } from '../seen';

/** Autoscalers whose least is their most. */
export const scaleNoRoom: PolicyRule<'scale/no-room'> = {
  code: 'scale/no-room',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: kinds(['autoscaling/HorizontalPodAutoscaler'], (object) => {
      const { minReplicas = 1, maxReplicas } = objectIn(object.content.spec);
      if (minReplicas !== maxReplicas) return undefined;
      return {
        message: `${nameOf(object)} keeps ${asText(maxReplicas)} replicas, whatever the load is.`,
        at: ['spec', 'maxReplicas'],
        fix: 'Give it room, or take it out and say `replicas`.',
      };
    }),
  }),
};
