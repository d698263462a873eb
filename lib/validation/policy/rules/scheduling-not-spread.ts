import { isObject } from '../../../model/json';
import { listIn, objectIn } from '../../../model/read-json';
import { nameOf } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';
import { pods } from '../seen';

/** Replicas that nothing keeps from being on one node all together. */
export const schedulingNotSpread: PolicyRule<'scheduling/not-spread'> = {
  code: 'scheduling/not-spread',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: pods((object) => {
      const { replicas = 1 } = objectIn(object.content.spec);
      if (object.kind !== 'Deployment' && object.kind !== 'StatefulSet') return undefined;
      if (typeof replicas !== 'number' || replicas < 2) return undefined;
      const { affinity, topologySpreadConstraints } = object.pod.spec;
      if (listIn(topologySpreadConstraints).length > 0 || isObject(objectIn(affinity).podAntiAffinity))
        return undefined;
      return {
        message: `Nothing keeps the ${replicas} replicas of ${nameOf(object)} apart.`,
        consequence: 'All of them may be on one node, and gone with it.',
        fix: '`topologySpreadConstraints` over `kubernetes.io/hostname`; in Lading, `scheduling: { spread: … }`.',
      };
    }),
  }),
};
