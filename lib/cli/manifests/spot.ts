import type { Chunk } from './chunk';

/** A place in a file, counted from 1. */
export interface Spot {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** Of documents with more letters nobody looks up places: no server would take one. */
export const largestToPlace = 2 * 1024 * 1024;

/** More of a line is not marked. */
const mostMarked = 60;

/** Tells the place of what stands from one letter to another of a document; no more than the rest of the line is marked. */
export function spotter({ text, line, indent }: Chunk): (start: number, end?: number) => Spot {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (start, end = start + 1) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= start) low = middle;
      else high = middle - 1;
    }
    const stop = Math.min(end, (starts[low + 1] ?? text.length + 1) - 1);
    return {
      line: line + low,
      column: start - (starts[low] ?? 0) + 1 + (low === 0 ? indent : 0),
      length: Math.min(mostMarked, Math.max(1, stop - start)),
    };
  };
}
