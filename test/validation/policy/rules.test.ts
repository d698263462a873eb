import { isPolicyRule, type PolicyRuleCode, policyRules } from '../../../lib/validation/policy/rules';
import type { Rule } from '../../../lib/validation/rule';
import { check } from '../rules/check';
import { cases } from './cases';

const codes = Object.keys(policyRules).filter(isPolicyRule);

function ruleOf<K extends PolicyRuleCode>(code: K): Rule {
  const { begin, config } = policyRules[code];
  return { code, ...begin({ ...config, ...cases[code].config }) };
}

describe.each(codes)('%s', (code) => {
  const { bad, good } = cases[code];

  test.each(bad.map((input, index) => [index, input] as const))(
    'is told of what is wrong (%i)',
    (_, input) => {
      const findings = check(ruleOf(code), input);
      expect(findings).toHaveLength(1);
      expect(findings[0]?.affected).toHaveLength(1);
      expect(findings[0]?.message).toMatch(/^[A-Z].*\.$/s);
      expect(findings[0]?.message).not.toMatch(/undefined|\[object/);
    },
  );

  test.each(good.map((input, index) => [index, input] as const))(
    'is silent about what is right (%i)',
    (_, input) => {
      expect(check(ruleOf(code), input)).toEqual([]);
    },
  );
});

test('the codes of rules are those of their files, and each has cases on both sides', () => {
  expect(codes.filter((code) => policyRules[code].code !== code)).toEqual([]);
  expect(codes.filter((code) => cases[code].bad.length === 0 || cases[code].good.length === 0)).toEqual([]);
});
