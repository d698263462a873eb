import type { Code } from './catalogue';
import type { Affected, Severity } from './finding';
import type { Location } from './location';

/** A finding with its position: what the user is shown, and what `--format json` holds. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  /** The construct's path, `shop/api`. */
  readonly path: string;
  /** The construct's type, `WebApp`. */
  readonly construct: string;
  readonly location?: Location;
  /** How many characters the caret underlines, from the location's column. */
  readonly length?: number;
  readonly affected: readonly Affected[];
  readonly consequence?: string;
  readonly fix?: string;
  readonly suggestion?: string;
  /** The reason, when the user has suppressed it; it then counts for nothing. */
  readonly suppressed?: string;
}
