import type { Diagnostic } from '../diagnostics/diagnostic';

/** 0 done; 1 the answer is no; 2 there is no answer. 130 is the shell's word for an interrupted program. */
export type ExitCode = 0 | 1 | 2;

const areasWithoutAnswer = [
  'app',
  'cdk8s',
  'config',
  'environment',
  'internal',
  'option',
  'output',
  'system',
];

export function exitCode(
  diagnostics: readonly Diagnostic[],
  maxWarnings = Number.POSITIVE_INFINITY,
): ExitCode {
  const standing = diagnostics.filter(({ suppressed }) => suppressed === undefined);
  const errors = standing.filter(({ severity }) => severity === 'error');
  if (errors.some(({ code }) => areasWithoutAnswer.includes(code.split('/', 1)[0] ?? ''))) return 2;
  const warnings = standing.filter(({ severity }) => severity === 'warning').length;
  return errors.length > 0 || warnings > maxWarnings ? 1 : 0;
}
