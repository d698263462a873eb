import { listIn, objectIn } from '../../../model/read-json';
import { nameOf } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';
import { kinds } from '../seen';

/** Services that take what is sent to addresses which nobody has given them (CVE-2020-8554). */
export const serviceExternalIps: PolicyRule<'service/external-ips'> = {
  code: 'service/external-ips',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: kinds(['Service'], (object) => {
      if (listIn(objectIn(object.content.spec).externalIPs).length === 0) return undefined;
      return {
        message: `${nameOf(object)} takes what is sent to addresses that it names itself, \`externalIPs\`.`,
        at: ['spec', 'externalIPs'],
        consequence: 'Requests of other pods to such an address end here, whoever it belongs to.',
        fix: 'A Service of the type LoadBalancer gets addresses that are its own.',
      };
    }),
  }),
};
