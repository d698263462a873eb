import type { PolicyRule } from '../policy-rule';
import { standard } from '../standard';

/** Folders of the node. */
export const securityHostPath: PolicyRule<'security/host-path'> = {
  code: 'security/host-path',
  level: 'warning',
  config: {},

  begin: () => ({
    kubernetes: standard('security/host-path', {
      consequence: 'Whoever takes over the program has those files of the node.',
      fix: 'Take a claim, an emptyDir or a ConfigMap.',
    }),
  }),
};
