import type { Text } from './reference';
import type { Task } from './task';
import type { WorkloadBase } from './workload';

/** A command that succeeds when a Job's result is there: whoever waits runs it, in place of asking about the Job. */
export interface JobCheck {
  /** The Job's own where it is missing. */
  readonly image?: Text;
  readonly command: readonly Text[];
  /** Laid over the Job's own. */
  readonly env?: Readonly<Record<string, Text>>;
}

/** Runs once, to its end; others may wait for that. */
export interface Job extends WorkloadBase, Task {
  readonly kind: 'job';
  readonly check?: JobCheck;
}
