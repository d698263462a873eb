import { objectIn } from '../../../model/read-json';
import { nameOf } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';
import { kinds } from '../seen';

/** CronJobs that start a run beside one that is not done. */
export const jobOverlapping: PolicyRule<'job/overlapping'> = {
  code: 'job/overlapping',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: kinds(['batch/CronJob'], (object) => {
      const { concurrencyPolicy } = objectIn(object.content.spec);
      if (concurrencyPolicy !== undefined && concurrencyPolicy !== 'Allow') return undefined;
      return {
        message: `${nameOf(object)} starts a run beside one that is not done.`,
        at: ['spec', ...(concurrencyPolicy === undefined ? [] : ['concurrencyPolicy'])],
        consequence: 'Runs that hang pile up until the nodes are full.',
        fix: "`concurrencyPolicy: Forbid`; in Lading, `concurrencyPolicy: 'forbid'`.",
      };
    }),
  }),
};
