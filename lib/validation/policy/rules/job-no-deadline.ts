import { objectIn } from '../../../model/read-json';
import { nameOf } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';
import { kinds } from '../seen';

/** Runs that are made up for at whatever time the controller is back. */
export const jobNoDeadline: PolicyRule<'job/no-deadline'> = {
  code: 'job/no-deadline',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: kinds(['batch/CronJob'], (object) =>
      objectIn(object.content.spec).startingDeadlineSeconds !== undefined
        ? undefined
        : {
            message: `A run of ${nameOf(object)} that was missed starts at any later time.`,
            at: ['spec'],
            consequence:
              'Of the runs that were missed the last one is made up for, however late: what was meant for the night may run at noon.',
            fix: "`startingDeadlineSeconds: 300`; in Lading, `startingDeadline: '5m'`.",
          },
    ),
  }),
};
