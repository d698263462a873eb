import type { PolicyCode } from '../../diagnostics/catalogue';
import type { PolicyConfig, PolicyLevel } from '../../model/policy';
import type { Rule } from '../rule';

/** Where a policy rule looks: at final objects alone, whoever made them. */
export type PolicyChecks = Pick<Rule, 'kubernetes' | 'compose' | 'stack'>;

/** Something that servers take, and that a team may not want. */
export interface PolicyRule<K extends PolicyCode = PolicyCode> {
  readonly code: K;
  /** What its findings are where nobody says more than that it is on. */
  readonly level: Exclude<PolicyLevel, 'off'>;
  /** Its parameters, each as it is where nobody says another. */
  readonly config: PolicyConfig<K>;
  /** What a text among its parameters may be. */
  readonly choices?: { readonly [P in keyof PolicyConfig<K>]?: readonly string[] };
  begin(config: PolicyConfig<K>): PolicyChecks;
}
