import { objectIn, textIn } from '../../../model/read-json';
import { nameOf } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';
import { kinds } from '../seen';

/** Services of types that reach out of the cluster. */
export const serviceExposed: PolicyRule<'service/exposed'> = {
  code: 'service/exposed',
  level: 'warning',
  config: { types: ['NodePort'] },
  choices: { types: ['NodePort', 'LoadBalancer', 'ExternalName'] },
  begin: ({ types }) => ({
    kubernetes: kinds(['Service'], (object) => {
      const type = textIn(objectIn(object.content.spec).type) ?? 'ClusterIP';
      if (!types.includes(type)) return undefined;
      return {
        message: `${nameOf(object)} is of the type ${type}.`,
        at: ['spec', 'type'],
        consequence: 'Whoever reaches the nodes or their load balancer reaches it.',
        fix: 'Lead to it by an Ingress or an HTTPRoute.',
      };
    }),
  }),
};
