import { objectIn } from '../../../model/read-json';
import { nameOf } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';
import { problemIn } from '../seen';

/** Objects in the namespace that everything lands in by mistake. */
export const namespaceDefault: PolicyRule<'namespace/default'> = {
  code: 'namespace/default',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: ({ report }) => ({
      object(object) {
        if (objectIn(object.content.metadata).namespace !== 'default') return;
        report(
          problemIn(object, '', {
            message: `${nameOf(object)} is in the namespace "default".`,
            at: ['metadata', 'namespace'],
            consequence:
              'What is allowed there is allowed to whatever was applied without a word about its namespace.',
            fix: 'Give it a namespace of its own.',
          }),
        );
      },
    }),
  }),
};
