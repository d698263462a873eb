import type { Diagnostic } from '../diagnostics/diagnostic';
import { reasonOf } from '../files/system-error';
import { problem } from './problem';

/** What the system refused us, as a sentence; undefined for any other error. */
export function systemProblem(error: unknown): Diagnostic | undefined {
  if (!(error instanceof Error) || !('syscall' in error)) return undefined;
  const path = 'path' in error && typeof error.path === 'string' ? ` ${error.path}` : '';
  return problem(
    'system/failed',
    `The system refused \`${String(error.syscall)}${path}\`: ${reasonOf(error)}.`,
  );
}
