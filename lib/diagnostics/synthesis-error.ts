import { plain } from './color';
import type { Diagnostic } from './diagnostic';
import { formatDiagnostics } from './format';
import type { Caller } from './location';
import { summarize } from './summary';

/** Thrown by `app.synth()`: everything that is wrong, as text in the message and as data. */
export interface SynthesisError extends Error {
  readonly name: 'SynthesisError';
  /** Everything that was found, warnings and notes as well, in the order of the user's files. */
  readonly diagnostics: readonly Diagnostic[];
}

/** @param from The function that the user called: all that the stack tells is where. */
export function synthesisError(
  diagnostics: readonly Diagnostic[],
  from: Caller = synthesisError,
): SynthesisError {
  const options = { paint: plain, folder: process.cwd() };
  const text = `${formatDiagnostics(diagnostics, options)}\n\n${summarize(diagnostics)}. Nothing was written.`;
  const error = Object.assign(new Error(`\n${text}`), { name: 'SynthesisError', diagnostics } as const);
  // Node prints the enumerable ones of an error that nobody catches, after the text that says it all.
  Object.defineProperties(error, { name: { enumerable: false }, diagnostics: { enumerable: false } });
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 1;
  Error.captureStackTrace(error, from);
  Error.stackTraceLimit = limit;
  return error;
}

/**
 * Throws everything that is wrong. Of an error that nobody catches Node shows the line that threw it, which would be one
 * of ours; it shows none where that line has this mark in it.
 */
export function refuse(diagnostics: readonly Diagnostic[], from: Caller): never {
  throw marked['node-do-not-add-exception-line'](diagnostics, from);
}

const marked = { 'node-do-not-add-exception-line': synthesisError } as const;

/** Whether an error holds diagnostics; `instanceof` could not tell, with two copies of this package. */
export function isSynthesisError(error: unknown): error is SynthesisError {
  return error instanceof Error && error.name === 'SynthesisError' && 'diagnostics' in error;
}
