import type { Diagnostic } from './diagnostic';

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly suppressed: number;
}

/** How many of each; what is suppressed counts as that alone. */
export function count(diagnostics: readonly Diagnostic[]): Counts {
  const standing = diagnostics.filter(({ suppressed }) => suppressed === undefined);
  const of = (wanted: Diagnostic['severity']) =>
    standing.filter(({ severity }) => severity === wanted).length;
  return {
    errors: of('error'),
    warnings: of('warning'),
    notes: of('note'),
    suppressed: diagnostics.length - standing.length,
  };
}

/** `1 error, 0 warnings, 2 notes in 3 workloads`; notes, suppressions and workloads where there are any. */
export function summarize(diagnostics: readonly Diagnostic[], workloads = 0): string {
  const { errors, warnings, notes, suppressed } = count(diagnostics);
  const parts = [plural(errors, 'error'), plural(warnings, 'warning')];
  if (notes > 0) parts.push(plural(notes, 'note'));
  if (suppressed > 0) parts.push(`${suppressed} suppressed`);
  return parts.join(', ') + (workloads > 0 ? ` in ${plural(workloads, 'workload')}` : '');
}

export function plural(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
