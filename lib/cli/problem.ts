import { blankText } from '../diagnostics/blank';
import type { Code } from '../diagnostics/catalogue';
import { entryOf } from '../diagnostics/catalogue';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { type SynthesisError, synthesisError } from '../diagnostics/synthesis-error';

/** A diagnostic of the command line itself: no construct is to blame. */
export function problem(code: Code, message: string, more: Partial<Diagnostic> = {}): Diagnostic {
  return {
    code,
    severity: entryOf(code).severity,
    message: blankText(message),
    path: '',
    construct: '',
    affected: [],
    ...more,
    fix: more.fix && blankText(more.fix),
  };
}

/** To be thrown where a command cannot go on. */
export function stop(code: Code, message: string, more: Partial<Diagnostic> = {}): SynthesisError {
  return synthesisError([problem(code, message, more)]);
}
