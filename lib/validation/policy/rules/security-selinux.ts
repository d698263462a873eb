import type { PolicyRule } from '../policy-rule';
import { standard } from '../standard';

/** Types, users and roles of SELinux that engines do not give. */
export const securitySelinux: PolicyRule<'security/selinux'> = {
  code: 'security/selinux',
  level: 'warning',
  config: {},

  begin: () => ({
    kubernetes: standard('security/selinux', {
      consequence: 'It may reach what the policy of the node keeps from containers.',
      fix: 'Take it out.',
    }),
  }),
};
