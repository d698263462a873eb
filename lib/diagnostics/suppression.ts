import { catalogue } from './catalogue';
import { nearest } from './did-you-mean';
import type { Finding } from './finding';
import type { Origin } from './origin';

/**
 * What no construct can accept: where there would be no output or none that could be trusted, and what opens
 * more than the user asked for.
 */
const areasThatStand = [
  'app',
  'config',
  'internal',
  'model',
  'option',
  'output',
  'props',
  'suppression',
  'system',
];
const codesThatStand = ['reference/marker-in-output', 'secret/in-config'];

export function isSuppressible(code: string): boolean {
  const area = code.split('/', 1)[0] ?? '';
  return !areasThatStand.includes(area) && !codesThatStand.includes(code);
}

/** The reason that the construct, or one above it, gives for a code; undefined where it stands. */
export function suppressionReason(code: string, origin: Origin): string | undefined {
  for (let at: Origin | undefined = origin; at !== undefined; at = at.parent) {
    const own = at.suppressions.find(
      (suppression) => suppression.code === code && isGiven(suppression.reason),
    );
    if (own) return isSuppressible(code) ? own.reason : undefined;
  }
  return undefined;
}

/** What is wrong with the suppressions of one construct: a code that does not exist, no reason. */
export function suppressionFindings(origin: Origin): Finding[] {
  return origin.suppressions.flatMap(({ code, reason }, index): Finding[] => {
    const finding = (property: string, message: string, more: Partial<Finding> = {}): Finding => {
      return {
        code: 'suppression/invalid',
        origin,
        property: ['suppress', index, property],
        message,
        ...more,
      };
    };
    const known = Object.keys(catalogue);
    if (!known.includes(code)) {
      const suggestion = nearest(code, known);
      return [finding('code', `There is no diagnostic with the code "${code}".`, { suggestion })];
    }
    if (!isSuppressible(code)) {
      return [
        finding('code', `"${code}" cannot be suppressed: without its cause mended there is no output.`),
      ];
    }
    if (!isGiven(reason)) return [finding('reason', `The suppression of "${code}" does not say why.`)];
    return [];
  });
}

function isGiven(reason: unknown): boolean {
  return typeof reason === 'string' && reason.trim() !== '';
}
