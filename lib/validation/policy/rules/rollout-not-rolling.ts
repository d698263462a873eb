import { objectIn } from '../../../model/read-json';
import { nameOf } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';
import { kinds } from '../seen';

/** Deployments that are gone for a moment with each new version. */
export const rolloutNotRolling: PolicyRule<'rollout/not-rolling'> = {
  code: 'rollout/not-rolling',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: kinds(['apps/Deployment'], (object) => {
      const { type } = objectIn(objectIn(object.content.spec).strategy);
      if (type !== 'Recreate') return undefined;
      return {
        message: `${nameOf(object)} ends all of its pods before it starts new ones.`,
        at: ['spec', 'strategy', 'type'],
        consequence: 'With each new version nobody answers for as long as it takes to start.',
        fix: '`type: RollingUpdate`, where two versions may run beside each other.',
      };
    }),
  }),
};
