import { objectIn } from '../../../model/read-json';
import { nameOf } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';
import { kinds } from '../seen';

/** Jobs that nobody takes away; those of a CronJob it takes away itself. */
export const jobNeverDeleted: PolicyRule<'job/never-deleted'> = {
  code: 'job/never-deleted',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: kinds(['batch/Job'], (object) =>
      objectIn(object.content.spec).ttlSecondsAfterFinished !== undefined
        ? undefined
        : {
            message: `${nameOf(object)} stays for good when it has finished, with its pods.`,
            at: ['spec'],
            consequence:
              'They are in the way: a Job of the same name cannot be made again, and its template cannot be changed.',
            fix: "`ttlSecondsAfterFinished: 86400`; in Lading, `ttlAfterFinished: '1d'`.",
          },
    ),
  }),
};
