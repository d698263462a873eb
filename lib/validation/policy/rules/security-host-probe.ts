import type { PolicyRule } from '../policy-rule';
import { standard } from '../standard';

/** Probes and hooks that let the node ask somebody else. */
export const securityHostProbe: PolicyRule<'security/host-probe'> = {
  code: 'security/host-probe',
  level: 'warning',
  config: {},

  begin: () => ({
    kubernetes: standard('security/host-probe', {
      consequence: 'The kubelet asks that host with the rights of the node.',
      fix: 'Leave `host` out: the pod itself is asked.',
    }),
  }),
};
