import type { PolicyRule } from '../policy-rule';
import { standard } from '../standard';

/** Volumes of kinds that reach past what a claim keeps apart. */
export const securityVolumeType: PolicyRule<'security/volume-type'> = {
  code: 'security/volume-type',
  level: 'warning',
  config: {},

  begin: () => ({
    kubernetes: standard('security/volume-type', {
      consequence: 'It mounts whatever the node can reach there.',
      fix: 'Take a claim: its PersistentVolume names the share.',
    }),
  }),
};
