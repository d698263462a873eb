import type { Diagnostic } from '../../lib/diagnostics/diagnostic';
import { summarize } from '../../lib/diagnostics/summary';

const one = (severity: Diagnostic['severity'], suppressed?: string): Diagnostic => ({
  code: 'label/invalid',
  severity,
  message: '',
  path: '',
  construct: 'App',
  affected: [],
  suppressed,
});

test.each([
  ['0 errors, 0 warnings', [], 0],
  ['1 error, 2 warnings in 1 workload', [one('error'), one('warning'), one('warning')], 1],
  ['0 errors, 0 warnings, 1 note, 1 suppressed in 3 workloads', [one('note'), one('error', 'Because.')], 3],
])('%s', (text, diagnostics, workloads) => {
  expect(summarize(diagnostics, workloads)).toBe(text);
});
