import { missingKeys } from '../missing-keys';
import type { Rule } from '../rule';

/** Keys that pods read of a ConfigMap which is there, and does not have them. Those of Secrets: `secret/undeclared`. */
export const referenceKeyNotFound: Rule = {
  code: 'reference/key-not-found',
  kubernetes: (context) => missingKeys('ConfigMap', context),
};
