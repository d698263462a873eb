import { listIn, objectIn } from '../../../model/read-json';
import type { PolicyRule } from '../policy-rule';
import { containers } from '../seen';

/** A second door into a container, past the API server, its roles and its log. */
export const portSsh: PolicyRule<'port/ssh'> = {
  code: 'port/ssh',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: containers(({ content, called }) => {
      const index = listIn(content.ports)
        .map(objectIn)
        .findIndex(({ containerPort, protocol = 'TCP' }) => containerPort === 22 && protocol === 'TCP');
      if (index < 0) return undefined;
      return {
        message: `${called} opens 22, the port of SSH.`,
        at: ['ports', index, 'containerPort'],
        consequence: 'Who gets in there is decided and written down by nobody of the cluster.',
        fix: '`kubectl exec` and `kubectl debug` need no server in the image.',
      };
    }),
  }),
};
