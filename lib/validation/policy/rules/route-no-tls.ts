import { listIn, objectIn } from '../../../model/read-json';
import { nameOf } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';
import { kinds } from '../seen';

/** Host names that browsers reach without a certificate. */
export const routeNoTls: PolicyRule<'route/no-tls'> = {
  code: 'route/no-tls',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: kinds(['networking.k8s.io/Ingress'], (object) => {
      const { tls, rules } = objectIn(object.content.spec);
      if (listIn(tls).length > 0) return undefined;
      return {
        message: `${nameOf(object)} names no certificate.`,
        at: ['spec', ...(rules === undefined ? [] : ['rules'])],
        consequence:
          'Unless its controller has one of its own for all, whoever is on the way reads what is said.',
        fix: '`tls: [{ hosts, secretName }]`; in Lading, `expose: { host, tls: … }`.',
      };
    }),
  }),
};
