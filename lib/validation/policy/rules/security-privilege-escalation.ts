import type { PolicyRule } from '../policy-rule';
import { standard } from '../standard';

/** Programs that may get more rights than they were started with. */
export const securityPrivilegeEscalation: PolicyRule<'security/privilege-escalation'> = {
  code: 'security/privilege-escalation',
  level: 'warning',
  config: {},

  begin: () => ({
    kubernetes: standard('security/privilege-escalation', {
      consequence: 'A program with the setuid bit makes it root of the container.',
      fix: '`allowPrivilegeEscalation: false`.',
    }),
  }),
};
