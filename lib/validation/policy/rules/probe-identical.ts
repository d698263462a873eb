import { equals } from '../../../model/equals';
import { isObject } from '../../../model/json';
import type { PolicyRule } from '../policy-rule';
import { containers } from '../seen';

/** Liveness that asks what readiness asks: whoever is busy is restarted. */
export const probeIdentical: PolicyRule<'probe/identical'> = {
  code: 'probe/identical',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: containers(({ content, called }) => {
      const { livenessProbe, readinessProbe } = content;
      if (!isObject(livenessProbe) || !equals(livenessProbe, readinessProbe)) return undefined;
      return {
        message: `${called} is asked the same for liveness as for readiness, as often and as patiently.`,
        at: ['livenessProbe'],
        consequence:
          'It is restarted in the moment in which it should only get no requests: under load all of them are.',
        fix: 'Ask liveness something that depends on nobody else, or more patiently.',
      };
    }),
  }),
};
