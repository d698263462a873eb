import { objectIn } from '../../../model/read-json';
import type { PolicyRule } from '../policy-rule';
import { containers, isMain } from '../seen';

/** Containers that are put on nodes as if they needed nothing, or may take all of one. */
export const resourcesUnset: PolicyRule<'resources/unset'> = {
  code: 'resources/unset',
  level: 'warning',
  config: { requests: ['cpu', 'memory'], limits: ['cpu', 'memory'] },
  choices: {
    requests: ['cpu', 'memory', 'ephemeral-storage'],
    limits: ['cpu', 'memory', 'ephemeral-storage'],
  },
  begin: ({ requests, limits }) => ({
    kubernetes: containers(({ content, called, list }) => {
      if (!isMain({ list })) return undefined;
      const resources = objectIn(content.resources);
      const [limited, requested] = [objectIn(resources.limits), objectIn(resources.requests)];
      // The server takes a limit for the request that is missing.
      const missing = [
        ...requests
          .filter((name) => requested[name] === undefined && limited[name] === undefined)
          .map((name) => `requests.${name}`),
        ...limits.filter((name) => limited[name] === undefined).map((name) => `limits.${name}`),
      ];
      if (missing.length === 0) return undefined;
      return {
        message: `${called} says nothing of ${missing.join(', ')}.`,
        at: content.resources === undefined ? [] : ['resources'],
        consequence: 'Its node may be too full for it, or it takes from others what they need.',
        fix: "Say what it needs, `resources: { requests, limits }`; in Lading, `resources: { cpu: '250m', memory: '256Mi' }`.",
      };
    }),
  }),
};
