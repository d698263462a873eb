import type { Code } from './catalogue';
import type { Affected } from './finding';
import type { Location } from './location';
import type { Severity } from './severity';

/** A finding with its position: what the user is shown, and what `--format json` holds. */
export interface Diagnostic {
  /** `area/what-is-wrong`; `lading explain` tells more. */
  readonly code: Code;
  readonly severity: Severity;
  /** Which of the things that the code stands for it is: the section of the code's page. */
  readonly reason?: string;
  /** One clear sentence. */
  readonly message: string;
  /** The construct's path, `shop/api`. */
  readonly path: string;
  /** The construct's type, `WebApp`. */
  readonly construct: string;
  /** The user's line; nothing where the construct has none. */
  readonly location?: Location;
  /** How many characters the caret underlines, from the location's column. */
  readonly length?: number;
  /** The environments that it is about, where that is not all of them. */
  readonly environments?: readonly string[];
  /** Where it shows in the output. */
  readonly affected: readonly Affected[];
  /** Where it was so already, of what the app is compared with: `main (3f2a1bc)`. */
  readonly before?: string;
  /** What would happen if it were applied as it is. */
  readonly consequence?: string;
  /** What to do about it. */
  readonly fix?: string;
  /** The value or name that was probably meant. */
  readonly suggestion?: string;
  /** Where more is said of it, where that is no page of Lading: an address. */
  readonly more?: string;
  /** The reason, when the user has suppressed it; it then counts for nothing. */
  readonly suppressed?: string;
  /** The reason, when it is a gap that somebody has accepted: a strict run makes no error of it. */
  readonly accepted?: string;
}
