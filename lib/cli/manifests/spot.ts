/** A place in a file, counted from 1. */
export interface Spot {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** Of documents with more letters nobody looks up places: no server would take one. */
export const largestToPlace = 2 * 1024 * 1024;
