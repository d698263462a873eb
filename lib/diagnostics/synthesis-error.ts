import { plain } from './color';
import type { Diagnostic } from './diagnostic';
import { formatDiagnostics } from './format';
import { summarize } from './summary';

/** Thrown by `app.synth()`: everything that is wrong, as text in the message and as data. */
export interface SynthesisError extends Error {
  readonly name: 'SynthesisError';
  /** Everything that was found, warnings and notes as well, in the order of the user's files. */
  readonly diagnostics: readonly Diagnostic[];
}

export function synthesisError(diagnostics: readonly Diagnostic[]): SynthesisError {
  const options = { paint: plain, folder: process.cwd() };
  const text = `${formatDiagnostics(diagnostics, options)}\n\n${summarize(diagnostics)}. Nothing was written.`;
  const error = Object.assign(new Error(`\n${text}`), { name: 'SynthesisError', diagnostics } as const);
  // Node prints the enumerable ones of an error that nobody catches, after the text that says it all.
  Object.defineProperties(error, { name: { enumerable: false }, diagnostics: { enumerable: false } });
  Error.captureStackTrace(error, synthesisError);
  return error;
}

/** Whether an error holds diagnostics; `instanceof` could not tell, with two copies of this package. */
export function isSynthesisError(error: unknown): error is SynthesisError {
  return error instanceof Error && error.name === 'SynthesisError' && 'diagnostics' in error;
}
