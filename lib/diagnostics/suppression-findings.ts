import { allCodes, isCode } from './catalogue';
import { nearest } from './did-you-mean';
import type { Finding } from './finding';
import type { Origin } from './origin';
import { isGiven, isSuppressible } from './suppression';

/** What is wrong with the suppressions of one construct: a code that does not exist, no reason. */
export function suppressionFindings(origin: Origin): Finding[] {
  return origin.suppressions.flatMap(({ code, field, reason }, index): Finding[] => {
    const finding = (property: string, message: string, more: Partial<Finding> = {}): Finding => {
      return {
        code: 'suppression/invalid',
        origin,
        property: ['suppress', index, property],
        message,
        ...more,
      };
    };
    if (!isCode(code) && !code.startsWith('custom/')) {
      const suggestion = nearest(code, allCodes());
      return [finding('code', `There is no diagnostic with the code "${code}".`, { suggestion })];
    }
    if (!isSuppressible(code)) {
      return [
        finding('code', `"${code}" cannot be suppressed: without its cause mended there is no output.`),
      ];
    }
    if (field !== undefined && !isGiven(field))
      return [finding('field', `The suppression of "${code}" names no field.`)];
    if (!isGiven(reason)) return [finding('reason', `The suppression of "${code}" does not say why.`)];
    return [];
  });
}
