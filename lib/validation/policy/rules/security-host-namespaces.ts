import { dockerHostNamespaces } from '../docker-security';
import type { PolicyRule } from '../policy-rule';
import { standard } from '../standard';

/** Network, processes or memory of the node. */
export const securityHostNamespaces: PolicyRule<'security/host-namespaces'> = {
  code: 'security/host-namespaces',
  level: 'warning',
  config: {},

  begin: () => ({
    kubernetes: standard('security/host-namespaces', {
      consequence: 'It sees, and reaches, what runs on the node beside it.',
      fix: 'Take it out; a port of the node alone is `hostPort`.',
    }),
    ...dockerHostNamespaces,
  }),
};
