import type { SynthResult } from '../../constructs/run/synth-request';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Review } from '../../review/request';

/** What came of a program. */
export interface ProgramOutcome {
  readonly failures: readonly Diagnostic[];
  /** Missing where it failed before anything could be synthesized, or made no app. */
  readonly result?: SynthResult;
  /** What else was asked, where nothing was in the way. */
  readonly review?: Review;
}

/** The environment of an app's own command: what is asked, as JSON, and the file for the `ProgramOutcome`. */
export const requestVariable = 'LADING_REQUEST';
export const resultVariable = 'LADING_RESULT';
