import type { Workload } from '../model/workload';

/** One entry below `services`. */
export interface ComposeEntry {
  readonly name: string;
  /** A ComposeService, unless a patch has made something else of it. */
  readonly service: object;
  readonly workload: Workload;
}
