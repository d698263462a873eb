import type { Diagnostic } from '../diagnostics/diagnostic';
import { problem } from './problem';

/** A defect of ours: with its stack, which is all that we need to mend it. */
export function bug(error: unknown): Diagnostic {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return problem('internal/bug', `This is a defect of Lading, not of your app.\n\n${text}`, {
    fix: 'Please report it with the text above and, if you can, the app.',
  });
}
