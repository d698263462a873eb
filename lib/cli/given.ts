import type { Location } from '../diagnostics/location';

/** A value as it was given, and how to speak of it. */
export interface Given {
  readonly text: string;
  readonly name: string;
  /** Where paths in it start. */
  readonly base: string;
  readonly location?: Location;
  readonly length?: number;
}
