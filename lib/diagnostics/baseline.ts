import { entryOf } from './catalogue';
import type { Diagnostic } from './diagnostic';
import type { Finding } from './finding';
import { shown, shownName } from './shown';
import { isSuppressible } from './suppression';

/** A finding that was there when somebody began to look: it is not to keep anything from going on. */
export interface Debt {
  readonly code: string;
  /** The path of the construct, or what the object is called. */
  readonly path: string;
  /** The file, relative to the project's folder, where that is a manifest. */
  readonly file?: string;
  readonly message: string;
}

/** What is known; or everything that is found now, to be taken down. */
export type Baseline = readonly Debt[] | 'everything';

/** The reason that stands at whatever is in a baseline. */
const inBaseline = 'It is in the baseline.';

/**
 * Tells why a finding of a baseline is no matter now.
 * @param fileOf The file that a finding stands in, as a debt names it.
 */
export function baselineOf(
  baseline: Baseline | undefined,
  fileOf: (finding: Finding) => string | undefined = () => undefined,
): (finding: Finding) => string | undefined {
  if (baseline === undefined) return () => undefined;
  const known = baseline === 'everything' ? undefined : new Set(baseline.map(identityOf));
  return (finding) => {
    const { code, severity = entryOf(code).severity, message, origin } = finding;
    if (severity === 'note' || !isSuppressible(code)) return undefined;
    const debt = { code, path: shownName(origin.path), file: fileOf(finding), message: shown(message) };
    return known === undefined || known.has(identityOf(debt)) ? inBaseline : undefined;
  };
}

/** What was found of a baseline, each debt once, in an order that does not depend on lines. */
export function debtsIn(
  diagnostics: readonly Diagnostic[],
  fileOf: (diagnostic: Diagnostic) => string | undefined = () => undefined,
): Debt[] {
  const found = diagnostics.filter(({ suppressed }) => suppressed === inBaseline);
  return inOrder(
    found.map((diagnostic) => {
      const { code, path, message } = diagnostic;
      return { code, path, file: fileOf(diagnostic), message };
    }),
  );
}

/** Each debt once. */
export function inOrder(debts: readonly Debt[]): Debt[] {
  const known = new Map(debts.map((debt) => [identityOf(debt), debt]));
  return [...known].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, debt]) => debt);
}

export function identityOf({ code, path, file = '', message }: Debt): string {
  return [file, path, code, message].join('\0');
}
