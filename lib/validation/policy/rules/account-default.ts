import { nameOf } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';
import { pods } from '../seen';

/** Pods that all act as one: what one of them may, all may. */
export const accountDefault: PolicyRule<'account/default'> = {
  code: 'account/default',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: pods((object) => {
      const { spec } = object.pod;
      const account = spec.serviceAccountName ?? spec.serviceAccount;
      if (
        (account !== undefined && account !== '' && account !== 'default') ||
        spec.automountServiceAccountToken === false
      )
        return undefined;
      return {
        message: `The pods of ${nameOf(object)} act as the account "default" of their namespace.`,
        at: spec.serviceAccountName === undefined ? [] : ['serviceAccountName'],
        consequence: 'What is allowed to one of them is allowed to all others there.',
        fix: 'Give it a ServiceAccount of its own, or `automountServiceAccountToken: false`.',
      };
    }),
  }),
};
