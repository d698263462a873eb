import type { PolicyRule } from '../policy-rule';
import { standard } from '../standard';

/** Ports of the node. */
export const securityHostPort: PolicyRule<'security/host-port'> = {
  code: 'security/host-port',
  level: 'warning',
  config: {},

  begin: () => ({
    kubernetes: standard('security/host-port', {
      consequence:
        'Only one such pod fits on a node, and NetworkPolicies do not hold for all of what comes in there.',
      fix: 'Take a Service.',
    }),
  }),
};
