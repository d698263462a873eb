import { objectIn } from '../../../model/read-json';
import type { PolicyRule } from '../policy-rule';
import { containers } from '../seen';

/** Containers that a node counts on to take less than they may. */
export const resourcesRequestNotLimit: PolicyRule<'resources/request-not-limit'> = {
  code: 'resources/request-not-limit',
  level: 'warning',
  config: { resources: ['memory'] },
  choices: { resources: ['cpu', 'memory', 'ephemeral-storage'] },
  begin: ({ resources: names }) => ({
    kubernetes: containers(({ content, called }) => {
      const { requests, limits } = objectIn(content.resources);
      const differing = names.filter((name) => {
        const limit = objectIn(limits)[name];
        return (objectIn(requests)[name] ?? limit) !== limit;
      });
      const [first] = differing;
      if (first === undefined) return undefined;
      return {
        message: `${called} may use another amount of ${differing.join(', ')} than it asks for.`,
        at: ['resources'],
        consequence: 'Where all of them do, the node has not enough, and ends some of them.',
        fix: 'Ask for as much as it may use.',
      };
    }),
  }),
};
