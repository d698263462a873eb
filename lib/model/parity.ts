import type { Code } from '../diagnostics/catalogue';
import type { Severity } from '../diagnostics/severity';
import type { ModelPart } from './app';
import type { Container } from './container';
import type { Field } from './fields';
import type { Workload } from './workload';

/** What becomes of one model field on one target. */
export type Verdict = 'kept' | 'approximated' | 'not-expressible';

/** How a target treats a field that is not simply kept. */
export interface Treatment {
  readonly verdict: Verdict;
  /** What the target does instead, and what that means: one sentence. */
  readonly note: string;
  /** The finding's code; `parity/approximated` or `parity/not-expressible` by default. */
  readonly code?: Code;
  /** What to do about it. */
  readonly fix?: string;
  /** Only where it differs from the code's: what a program is sure to miss is worth a warning. */
  readonly severity?: Severity;
  /** What stands in the field is of no concern to the target either. */
  readonly elsewhere?: boolean;
}

/** Where a field's value was met, for treatments that depend on its surroundings. */
export interface FieldContext {
  readonly value: unknown;
  readonly part?: ModelPart;
  readonly workload?: Workload;
  readonly container?: Container;
}

/**
 * What a target does with every field of the model. A function decides by the value: `undefined` means kept.
 */
export type ParityTable = Readonly<
  Record<Field, 'kept' | Treatment | ((context: FieldContext) => Treatment | undefined)>
>;
