import { listIn, objectIn } from '../../../model/read-json';
import { nameOf } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';
import { kinds } from '../seen';

/** Rules without a host name, which take what others have forgotten. */
export const routeAnyHost: PolicyRule<'route/any-host'> = {
  code: 'route/any-host',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: kinds(['networking.k8s.io/Ingress'], (object) => {
      const hosts = listIn(objectIn(object.content.spec).rules).map((each) => objectIn(each).host);
      const index = hosts.findIndex((host) => host === undefined || host === '' || host === '*');
      if (index < 0) return undefined;
      return {
        message: `A rule of ${nameOf(object)} is for no host name, so it is for all of them.`,
        at: ['spec', 'rules', index],
        consequence: 'It gets requests that were meant for others of the same controller.',
        fix: 'Say which `host` it is for.',
      };
    }),
  }),
};
