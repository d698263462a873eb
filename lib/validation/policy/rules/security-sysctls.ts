import type { PolicyRule } from '../policy-rule';
import { standard } from '../standard';

/** Settings of the kernel that others on the node feel. */
export const securitySysctls: PolicyRule<'security/sysctls'> = {
  code: 'security/sysctls',
  level: 'warning',
  config: {},

  begin: () => ({
    kubernetes: standard('security/sysctls', {
      consequence: 'What it sets holds for others on the node as well.',
      fix: 'Set it for the nodes, where it is meant for all.',
    }),
  }),
};
