import { catalogue } from './catalogue';
import type { Diagnostic } from './diagnostic';
import type { Affected, Finding, Severity } from './finding';
import { locate } from './location';
import { findProperty } from './property';
import { readSource } from './source';
import { suppressionReason } from './suppression';

export interface DiagnoseOptions {
  /** Warnings and notes count as errors, suppressed ones excepted. */
  readonly strict?: boolean;
}

/**
 * What passes, targets and rules found, ready to be shown: positions looked up, severities and suppressions
 * settled, equal ones merged, in the order of the user's files.
 */
export function diagnose(findings: readonly Finding[], options: DiagnoseOptions = {}): Diagnostic[] {
  const merged = new Map<string, Diagnostic>();
  for (const finding of findings) {
    const diagnostic = toDiagnostic(finding, options.strict ?? false);
    const { code, severity, message, path, location, suppressed } = diagnostic;
    const identity = JSON.stringify([code, severity, message, path, location, suppressed]);
    const before = merged.get(identity);
    merged.set(
      identity,
      before ? { ...before, affected: union(before.affected, diagnostic.affected) } : diagnostic,
    );
  }
  return [...merged.values()].sort(compare);
}

function toDiagnostic(finding: Finding, strict: boolean): Diagnostic {
  const { code, message, origin, consequence, fix, suggestion } = finding;
  const suppressed = suppressionReason(code, origin);
  const severity: Severity = finding.severity ?? catalogue[code].severity;
  return {
    code,
    severity: strict && suppressed === undefined ? 'error' : severity,
    message,
    path: origin.path,
    construct: origin.construct,
    ...position(finding),
    affected: union([], finding.affected ?? []),
    consequence,
    fix,
    suggestion,
    suppressed,
  };
}

/** The property's own place; else the construct's line. */
function position({ code, origin, property = [] }: Finding): Pick<Diagnostic, 'location' | 'length'> {
  const location = locate(origin.site);
  const source = location && readSource(location.file);
  if (location === undefined || source === undefined) return { location };
  const { line, column } = location;
  const key = code === 'props/unknown';
  const span = findProperty(source, { line, column, callee: origin.construct, path: property, key });
  if (span === undefined) return { location };
  return { location: { file: location.file, line: span.line, column: span.column }, length: span.length };
}

function union(some: readonly Affected[], more: readonly Affected[]): Affected[] {
  const all = new Map([...some, ...more].map((affected) => [JSON.stringify(affected), affected]));
  return [...all.values()];
}

/** By file, line, column and code; what has no place in a file comes last. */
function compare(a: Diagnostic, b: Diagnostic): number {
  if ((a.location === undefined) !== (b.location === undefined)) return a.location ? -1 : 1;
  return (
    order(a.location?.file, b.location?.file) ||
    order(a.location?.line, b.location?.line) ||
    order(a.location?.column, b.location?.column) ||
    order(a.code, b.code) ||
    order(a.path, b.path) ||
    order(a.message, b.message)
  );
}

function order<T extends string | number>(a: T | undefined, b: T | undefined): number {
  if (a === undefined || b === undefined || a === b) return 0;
  return a < b ? -1 : 1;
}
