import type { Ask } from '../../model/mesh';

/** Somebody who may come to a door, and what alone is asked there; anything, where that is missing. */
export interface Caller {
  readonly identity: string;
  readonly asks?: readonly Ask[];
}
