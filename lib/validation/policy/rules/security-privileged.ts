import { dockerPrivileged } from '../docker-security';
import type { PolicyRule } from '../policy-rule';
import { standard } from '../standard';

/** Containers with all that root of the node has. */
export const securityPrivileged: PolicyRule<'security/privileged'> = {
  code: 'security/privileged',
  level: 'warning',
  config: {},

  begin: () => ({
    kubernetes: standard('security/privileged', {
      consequence: 'Whoever takes over the program has the node, and with it the pods on it.',
      fix: 'Name the capabilities that it needs.',
    }),
    ...dockerPrivileged,
  }),
};
