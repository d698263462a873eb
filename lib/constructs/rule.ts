import type { Finding } from '../diagnostics/finding';
import { captureSite } from '../diagnostics/location';
import { type CustomRule, isRuleCode, markRule, type RuleConfig, type RuleFault } from '../model/custom-rule';
import { readProps } from './props/read-props';
import { type RuleProps, ruleShape, type TypedKind } from './props/rule';

/**
 * A policy rule of your own, for `policy: { custom: [ownerLabel] }` of an App and, by the file that exports it, for
 * `lading.policy.custom` of cdk8s.yaml. It is on wherever it is named, at its own level, and its level and parameters are
 * said like those of any other: `rules: { 'custom/owner-label': { level: 'error', label: 'team' } }`.
 *
 * What is wrong with the rule is told where it is used; what it throws is `rule/failed`, at the line that threw.
 */
export function defineRule<const K extends TypedKind | (string & Record<never, never>), C extends RuleConfig>(
  rule: RuleProps<K, C>,
): CustomRule {
  const { props, problems } = readProps(rule, ruleShape);
  const { code, level = 'warning', config = {}, more, kinds, object, container, service, workload } = props;
  const origin: Finding['origin'] = {
    path: isRuleCode(code) ? code : '',
    construct: 'defineRule',
    site: captureSite(defineRule),
    suppressions: [],
  };
  const isBlind = [object, container, service, workload].every((look) => look === undefined);
  const blind: RuleFault = {
    code: 'props/missing',
    message: 'The rule looks at nothing: it needs `object`, `container`, `service` or `workload`.',
  };
  return markRule({
    code: isRuleCode(code) ? code : 'custom/',
    level,
    config,
    more,
    kinds,
    origin,
    faults: isBlind && problems.length === 0 ? [blind] : problems,
    object,
    container,
    service,
    workload,
  });
}
