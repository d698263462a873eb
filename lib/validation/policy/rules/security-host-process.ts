import type { PolicyRule } from '../policy-rule';
import { standard } from '../standard';

/** Containers of Windows that are processes of the node. */
export const securityHostProcess: PolicyRule<'security/host-process'> = {
  code: 'security/host-process',
  level: 'warning',
  config: {},

  begin: () => ({
    kubernetes: standard('security/host-process', {
      consequence: 'It may do on the node what an administrator may.',
      fix: 'Take it out.',
    }),
  }),
};
