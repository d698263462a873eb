import { count } from '../../diagnostics/summary';
import type { Outcome } from '../outcome';
import type { Report } from './reporter';

/** For programs; the form is schemas/diagnostics.json, and `formatVersion` grows when it changes. */
export function jsonReport({ diagnostics, result, exitCode }: Outcome): Report {
  const { errors, warnings, notes, suppressed } = count(diagnostics);
  const document = {
    formatVersion: 1,
    exitCode,
    summary: { errors, warnings, notes, suppressed, workloads: result?.workloads ?? 0 },
    diagnostics,
    written: result?.written ?? [],
    unchanged: result?.unchanged ?? [],
    deleted: result?.deleted ?? [],
    left: result?.left ?? [],
    aside: result?.aside ?? [],
    stale: result?.stale ?? [],
    changes: result?.changes ?? [],
    parity: result?.parity ?? {},
  };
  return { stdout: `${JSON.stringify(document, undefined, 2)}\n`, stderr: '' };
}
