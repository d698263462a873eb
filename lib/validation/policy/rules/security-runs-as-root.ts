import type { PolicyRule } from '../policy-rule';
import { standard } from '../standard';

/** Root of the container, which is one slip away from root of the node. */
export const securityRunsAsRoot: PolicyRule<'security/runs-as-root'> = {
  code: 'security/runs-as-root',
  level: 'warning',
  config: {},

  begin: () => ({
    kubernetes: standard('security/runs-as-root', {
      consequence: 'What gets out of the container is root of the node.',
      fix: '`runAsNonRoot: true` and a user of its own; Lading does so by default.',
    }),
  }),
};
