import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Target } from '../../model/target';

/** What a synthesis in memory is asked for. */
export interface InMemoryOptions {
  /** Default: those that the app says, else what is written by default. */
  readonly targets?: readonly Target[];
  /** Warnings and notes count as errors, as with `lading synth --strict`. Default: false. */
  readonly strict?: boolean;
}

/** What would be written of an app: an object of Kubernetes, a part of a Compose project or of a stack, or a file. */
export interface MadePiece {
  readonly target: Target;
  /** Its file within the output, `compose/compose.yaml`. */
  readonly file: string;
  /** `Deployment`; `services`, `networks` of a Compose project or a stack; `file` for a file that is none of these. */
  readonly kind: string;
  readonly name: string;
  /** Of an object of Kubernetes that has one. */
  readonly namespace?: string;
  /** The path of the construct that it was made of, `shop/web`. */
  readonly path: string;
  /** The type of that construct, `WebApp`. */
  readonly construct: string;
  /** The final object, patches included; nothing where it is a file. */
  readonly object?: object;
  /** How it stands in its file. */
  readonly text: string;
}

/** What came of an app that was synthesized in memory: nothing was written. */
export interface InMemory {
  readonly diagnostics: readonly Diagnostic[];
  readonly pieces: readonly MadePiece[];
  /** Every code that there is, those of somebody's own rules aside. */
  readonly codes: readonly string[];
  /** Diagnostics as people read them. */
  readonly tell: (diagnostics: readonly Diagnostic[]) => string;
}

/** Synthesizes the app that it was given out for. */
export type SynthesizeInMemory = (options?: InMemoryOptions) => InMemory;
