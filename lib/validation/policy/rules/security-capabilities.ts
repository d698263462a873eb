import type { PolicyRule } from '../policy-rule';
import { standard } from '../standard';

/** Capabilities: all that are kept under `restricted`, the dangerous ones under `baseline`. */
export const securityCapabilities: PolicyRule<'security/capabilities'> = {
  code: 'security/capabilities',
  level: 'warning',
  config: { standard: 'restricted' },
  choices: { standard: ['baseline', 'restricted'] },
  begin: (config) => ({
    kubernetes: standard('security/capabilities', {
      consequence: 'It may do parts of what root may.',
      fix: '`capabilities: { drop: [ALL] }`, and add what it needs.',
      asked: config.standard,
    }),
  }),
};
