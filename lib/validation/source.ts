import type { Finding } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import type { JsonObject } from '../model/json';

/** Where a piece of a target's output comes from. It may be kept; the content of the piece may not. */
export interface Source {
  /** Whose output the piece is in: `kubernetes`, `compose`. */
  readonly target: string;
  /** What the target calls it: `Deployment`; `service`, or `file` for what a Compose file says beside its services. */
  readonly kind: string;
  /** What it was called before any patch; a content hash may follow. */
  readonly name?: string;
  /** Where it was before any patch. */
  readonly namespace?: string;
  /** The file that it is written to, relative to the output. */
  readonly file?: string;
  /** The chart's id. */
  readonly chart?: string;
  readonly origin: Origin;
  /** Lading lowered it from the model; else it is a plain ApiObject, an Include, another library's. */
  readonly own: boolean;
  /** Of the text that the piece was read from, where no aliases stand in it: how long it is. */
  readonly letters?: number;
  /** The user has changed what Lading lowered. */
  readonly patched?: boolean;
  /** Where the patch stands in the user's props. */
  readonly patchProperty?: readonly string[];
  /** The property that a place in the piece was lowered from, as far as it can be told. Asked of what is not patched. */
  readonly locate?: (pointer: string, content: JsonObject) => Finding['property'];
}
