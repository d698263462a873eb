import { asText } from '../../../model/read-json';
import type { PolicyRule } from '../policy-rule';
import { replicas } from '../scaled';

/** A number that each apply sets again, whatever the autoscaler has made of it. */
export const scaleReplicasAndAutoscaler: PolicyRule<'scale/replicas-and-autoscaler'> = {
  code: 'scale/replicas-and-autoscaler',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: replicas(({ kind, name, written }, scaler) => {
      // What is switched off by 0 is switched off for the autoscaler as well.
      if (scaler === undefined || written === undefined || written === 0) return undefined;
      return {
        message: `${kind}/${name} fixes ${asText(written)} replicas, and ${scaler} decides how many there are.`,
        consequence:
          'Each time it is applied, pods are ended or started, and the autoscaler has to begin anew.',
        fix: 'Leave `replicas` out.',
      };
    }),
  }),
};
