import { dockerSeccomp } from '../docker-security';
import type { PolicyRule } from '../policy-rule';
import { standard } from '../standard';

/** System calls: any that seccomp does not refuse under `restricted`, and turning it off under `baseline`. */
export const securitySeccomp: PolicyRule<'security/seccomp'> = {
  code: 'security/seccomp',
  level: 'warning',
  config: { standard: 'restricted' },
  choices: { standard: ['baseline', 'restricted'] },
  begin: (config) => ({
    kubernetes: standard('security/seccomp', {
      consequence: 'A flaw in a rarely used system call is one that it can use.',
      fix: '`seccompProfile: { type: RuntimeDefault }`; Lading does so by default.',
      asked: config.standard,
    }),
    ...dockerSeccomp,
  }),
};
