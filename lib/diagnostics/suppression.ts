import { catalogue } from './catalogue';
import { nearest } from './did-you-mean';
import type { Finding } from './finding';
import type { Origin, Suppression } from './origin';
import { indexSuppressions } from './suppression-index';

/**
 * What no construct can accept: where there would be no output or none that could be trusted, and what opens
 * more than the user asked for.
 */
const areasThatStand = [
  'app',
  'config',
  'environment',
  'input',
  'internal',
  'model',
  'option',
  'output',
  'props',
  'suppression',
  'system',
];
const codesThatStand = [
  'file/outside',
  'parity/stale-acceptance',
  'port/wider',
  'reference/marker-in-output',
  'secret/in-config',
  'secret/in-file',
];

export function isSuppressible(code: string): boolean {
  const area = code.split('/', 1)[0] ?? '';
  return !areasThatStand.includes(area) && !codesThatStand.includes(code);
}

type Suppressible = Pick<Finding, 'code' | 'origin' | 'property' | 'fields'>;

/** The suppression of the construct, or of one above it, that speaks of a finding; undefined where it stands. */
export function suppressionOf(finding: Suppressible): Suppression | undefined {
  const { code, origin, property = [], fields = [] } = finding;
  const names = [property.join('.'), ...fields];
  for (let at: Origin | undefined = origin; at !== undefined; at = at.parent) {
    const own = indexSuppressions(at.suppressions)
      .about(code, names)
      .find((suppression) => speaksOf(suppression, finding));
    if (own) return isSuppressible(code) ? own : undefined;
  }
  return undefined;
}

function speaksOf({ code, field, reason }: Suppression, finding: Suppressible): boolean {
  if (code !== finding.code || !isGiven(reason)) return false;
  if (field === undefined) return true;
  const { property = [], fields = [] } = finding;
  const isWithin = (name: string) => name === field || name.startsWith(`${field}.`);
  return isWithin(property.join('.')) || (fields.length > 0 && fields.every(isWithin));
}

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
    if (field !== undefined && !isGiven(field))
      return [finding('field', `The suppression of "${code}" names no field.`)];
    if (!isGiven(reason)) return [finding('reason', `The suppression of "${code}" does not say why.`)];
    return [];
  });
}

/** A text with something in it. */
export function isGiven(reason: unknown): boolean {
  return typeof reason === 'string' && reason.trim() !== '';
}
