import { diagnose } from '../../diagnostics/diagnose';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { ruleInHand } from '../../validation';

/** The rule of somebody's own that was looking when a synthesis was stopped, if one was. */
export function unendedRule(): readonly Diagnostic[] {
  const finding = ruleInHand();
  return finding === undefined ? [] : diagnose([finding]);
}
