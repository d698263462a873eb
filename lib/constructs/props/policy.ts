import type { CustomRule } from '../../model/custom-rule';
import type { PolicyPreset, PolicySettings } from '../../model/policy';
import { readPolicy } from '../../validation';
import { none } from './domain';
import { rejected, type Shape } from './shape';

/** A preset of policy rules, and what differs from it. */
export interface PolicyProps {
  /** Where several are named, each is laid over those before it. Default: `'recommended'`. */
  readonly preset?: PolicyPreset | readonly PolicyPreset[];
  /** By code, the level of a rule (`'off'`, `'warning'`, `'error'`), or its parameters: `{ minimum: 3 }`. */
  readonly rules?: PolicySettings;
  /** Rules of your own, `defineRule()`, that are on whatever the preset. Default: those that `cdk8s.yaml` names. */
  readonly custom?: readonly CustomRule[];
}

/** The rules know themselves what may be said of them. */
export const policy: Shape = {
  expected: "a preset such as 'strict', or { preset?, rules?, custom? }",
  domain: none,
  check(value, at, report) {
    const { faults } = readPolicy(value);
    for (const { at: steps, message, suggestion, fix, isUnknown } of faults)
      report({
        code: isUnknown ? 'props/unknown' : 'props/wrong-value',
        message,
        property: [...at, ...steps],
        suggestion,
        fix,
      });
    return faults.some(({ at: steps }) => steps.length === 0) ? rejected : value;
  },
};
