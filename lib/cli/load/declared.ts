import type { Diagnostic } from '../../diagnostics/diagnostic';
import { problem } from '../problem';

/** What a program says of itself when it has run to its end: nothing, or that it failed. */
export function declaredFailure(): Diagnostic[] {
  const code = Number(process.exitCode ?? 0);
  if (code === 0) return [];
  return [
    problem('app/failed', `The app says that it failed: it set process.exitCode to ${code}.`, {
      fix: 'Mend what it complains about. Where it throws an error instead, that is shown at its line.',
    }),
  ];
}
