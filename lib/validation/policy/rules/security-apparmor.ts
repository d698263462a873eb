import { dockerApparmor } from '../docker-security';
import type { PolicyRule } from '../policy-rule';
import { standard } from '../standard';

/** AppArmor, which keeps a process from what its image has no use for, turned off. */
export const securityApparmor: PolicyRule<'security/apparmor'> = {
  code: 'security/apparmor',
  level: 'warning',
  config: {},

  begin: () => ({
    kubernetes: standard('security/apparmor', {
      consequence: 'Whatever the kernel lets a process do, it may do.',
      fix: "Take it out: the engine's own profile holds then.",
    }),
    ...dockerApparmor,
  }),
};
