import type { PolicyRule } from '../policy-rule';
import { standard } from '../standard';

/** All of /proc, also what engines hide. */
export const securityProcMount: PolicyRule<'security/proc-mount'> = {
  code: 'security/proc-mount',
  level: 'warning',
  config: { standard: 'restricted' },
  choices: { standard: ['baseline', 'restricted'] },

  begin: (config) => ({
    kubernetes: standard('security/proc-mount', {
      consequence: 'It reads, and changes, settings of the node.',
      fix: 'Take it out.',
      asked: config.standard,
    }),
  }),
};
