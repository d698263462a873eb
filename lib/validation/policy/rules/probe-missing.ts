import { isObject } from '../../../model/json';
import type { PolicyRule } from '../policy-rule';
import { containers, isMain, staysUp } from '../seen';

/** Containers of which nobody knows whether they work. */
export const probeMissing: PolicyRule<'probe/missing'> = {
  code: 'probe/missing',
  level: 'warning',
  config: { probes: ['readiness', 'liveness'] },
  choices: { probes: ['readiness', 'liveness', 'startup'] },
  begin: ({ probes }) => ({
    kubernetes: containers((container) => {
      const { content, called, object } = container;
      if (!isMain(container) || !staysUp(object)) return undefined;
      const missing = probes.filter((name) => !isObject(content[`${name}Probe`]));
      if (missing.length === 0) return undefined;
      return {
        message: `${called} has no ${missing.join(' and no ')} probe.`,
        consequence: missing.includes('readiness')
          ? 'It gets requests before it can answer them, and a rollout goes on when it does not work.'
          : 'It stays as it is when it hangs.',
        fix: `\`${missing[0]}Probe\`; in Lading, \`${missing[0]}: httpGet('/…')\`.`,
      };
    }),
  }),
};
