import type { Workload } from '../model/workload';

/** One entry below `services`. */
export interface StackEntry {
  readonly name: string;
  /** A StackService, unless a patch has made something else of it. */
  readonly service: object;
  readonly workload: Workload;
}
