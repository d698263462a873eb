import type { Finding } from '../../../diagnostics/finding';
import type { CustomRule } from '../../../model/custom-rule';

/** Which rule of somebody's own looks at what right now: one that never ends is stopped from outside, and can say nothing. */
let inHand: { readonly rule: CustomRule; readonly name: string } | undefined;

export function during<T>(rule: CustomRule, name: string, look: () => T): T {
  inHand = { rule, name };
  const answer = look();
  inHand = undefined;
  return answer;
}

export function leaveHand(): void {
  inHand = undefined;
}

/** What to tell where the time was up. */
export function ruleInHand(): Finding | undefined {
  if (inHand === undefined) return undefined;
  const { rule, name } = inHand;
  return {
    code: 'rule/failed',
    message: `The rule "${rule.code}" did not come to an end with ${name}.`,
    origin: rule.origin,
    fix: 'Look for a loop in it that nothing ends; --timeout <seconds> gives it more time.',
  };
}
