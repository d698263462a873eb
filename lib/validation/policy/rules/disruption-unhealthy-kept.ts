import { objectIn } from '../../../model/read-json';
import { nameOf } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';
import { kinds } from '../seen';

/** Budgets that keep pods which do nothing, so that their nodes cannot be drained. */
export const disruptionUnhealthyKept: PolicyRule<'disruption/unhealthy-kept'> = {
  code: 'disruption/unhealthy-kept',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: kinds(['policy/PodDisruptionBudget'], (object) => {
      const { unhealthyPodEvictionPolicy: policy } = objectIn(object.content.spec);
      if (policy === 'AlwaysAllow') return undefined;
      return {
        message: `${nameOf(object)} keeps pods that do not answer as well.`,
        at: ['spec', ...(policy === undefined ? [] : ['unhealthyPodEvictionPolicy'])],
        consequence: 'A version that crashes keeps its nodes from being drained.',
        fix: '`unhealthyPodEvictionPolicy: AlwaysAllow`.',
      };
    }),
  }),
};
