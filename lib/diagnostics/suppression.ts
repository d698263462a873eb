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
  'manifest',
  'model',
  'option',
  'output',
  'props',
  'rule',
  'suppression',
  'system',
];
const codesThatStand = [
  'file/outside',
  'mesh/impossible',
  'mesh/shared-account',
  'mesh/wider',
  'parity/stale-acceptance',
  'port/wider',
  'reference/marker-in-output',
  'secret/in-config',
  'secret/in-file',
  'security/weaker',
  'volume/host-path',
];

export function isSuppressible(code: string): boolean {
  const area = code.split('/', 1)[0] ?? '';
  return !areasThatStand.includes(area) && !codesThatStand.includes(code);
}

type Suppressible = Pick<Finding, 'code' | 'origin' | 'property' | 'fields' | 'container'>;

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

function speaksOf({ code, field, container, reason }: Suppression, finding: Suppressible): boolean {
  if (code !== finding.code || !isGiven(reason)) return false;
  if (container !== undefined && container !== finding.container) return false;
  if (field === undefined) return true;
  const { property = [], fields = [] } = finding;
  const isWithin = (name: string) => name === field || name.startsWith(`${field}.`);
  return isWithin(property.join('.')) || (fields.length > 0 && fields.every(isWithin));
}

/** A text with something in it. */
export function isGiven(reason: unknown): boolean {
  return typeof reason === 'string' && reason.trim() !== '';
}
