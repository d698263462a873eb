import type { Diagnostic } from '../diagnostics/diagnostic';
import { plural } from '../diagnostics/summary';
import type { Synthesized } from './synthesized';
import type { Verdict } from './verdict';

/** Whether the app would be written: nothing of it is, where there is one error anywhere. */
export function synthesizes({ diagnostics, tell }: Synthesized): Verdict {
  const errors = errorsIn(diagnostics);
  return {
    pass: errors.length === 0,
    message: () =>
      errors.length === 0
        ? 'The app was expected to have an error, and it synthesizes.'
        : `The app does not synthesize: ${plural(errors.length, 'error')}.\n\n${tell(errors)}`,
  };
}

/** Those that nobody has suppressed. */
export function errorsIn(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return standing(diagnostics).filter(({ severity }) => severity === 'error');
}

export function standing(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ suppressed }) => suppressed === undefined);
}
