import { objectIn } from '../../../model/read-json';
import { nameOf } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';
import { kinds } from '../seen';

/** Budgets that say neither how many stay nor how many may be missing: servers take them, and they hold nobody back. */
export const disruptionNoBound: PolicyRule<'disruption/no-bound'> = {
  code: 'disruption/no-bound',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: kinds(['policy/PodDisruptionBudget'], (object) => {
      // What Lading makes has one, unless what was said of it could not be used.
      if (object.source.own && !object.source.patched) return undefined;
      const { minAvailable, maxUnavailable } = objectIn(object.content.spec);
      if (minAvailable !== undefined || maxUnavailable !== undefined) return undefined;
      return {
        message: `${nameOf(object)} says neither \`minAvailable\` nor \`maxUnavailable\`.`,
        at: ['spec'],
        consequence: 'All pods that it finds may be evicted at once.',
        fix: '`maxUnavailable: 1`.',
      };
    }),
  }),
};
