import { stepsOf } from '../../diagnostics/json-pointer';
import type { Chunk } from './chunk';
import type { ExactDocument } from './exact-yaml';
import { fastPlaces } from './fast-places';
import { largestToPlace, type Spot, spotter } from './spot';

/** A place in a document. */
export interface Pointed {
  readonly chunk: Chunk;
  readonly pointer: string;
}

/**
 * Where all of these stand, in their order. Documents are read for it one after the other: with the places of all their
 * parts they are a hundred times as large as their text.
 */
export function spotsOf(all: readonly (Pointed | undefined)[]): (Spot | undefined)[] {
  const spots: (Spot | undefined)[] = all.map(() => undefined);
  const byChunk = new Map<Chunk, number[]>();
  all.forEach((each, index) => {
    if (each === undefined || each.chunk.text.length > largestToPlace) return;
    const known = byChunk.get(each.chunk);
    if (known === undefined) byChunk.set(each.chunk, [index]);
    else known.push(index);
  });
  for (const [chunk, indices] of byChunk) {
    const find = finder(chunk);
    for (const index of indices) spots[index] = find(all[index]?.pointer ?? '');
  }
  return spots;
}

function finder(chunk: Chunk): (pointer: string) => Spot {
  const spotAt = spotter(chunk);
  const fast = fastPlaces(chunk.text);
  let exact: ExactDocument | undefined;
  return (pointer) => {
    const steps = stepsOf(pointer);
    const stretch = fast(steps) ?? exactly().stretchOf(steps);
    return spotAt(...stretch);
  };

  function exactly(): ExactDocument {
    const { exactYaml }: typeof import('./exact-yaml') = require('./exact-yaml');
    // Where something stands is the same whatever it stands for.
    exact ??= exactYaml(chunk, 'kubernetes');
    return exact;
  }
}
