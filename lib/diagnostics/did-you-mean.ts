/** Candidates that are compared: with thousands of names, and thousands of slips, more would cost minutes. */
const most = 300;

/** Nobody means a longer word: each letter of one is compared with each of another. */
const longest = 1000;

/**
 * The candidate that `word` was probably meant to be, or undefined where none is close: a slip in about a third
 * of its letters at most. Case and `-`, `_` count for nothing; of two as close, the first stands. Of very many, the first
 * few hundred are looked at.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > longest) return undefined;
  const wanted = plain(word);
  if (wanted === '') return undefined;
  let best: string | undefined;
  let bound = Math.max(1, Math.floor(wanted.length / 3));
  let compared = 0;
  for (const candidate of candidates) {
    if (candidate === word || candidate.length > longest) continue;
    compared += 1;
    if (compared > most) break;
    const distance = editDistance(wanted, plain(candidate), bound);
    if (distance > bound) continue;
    best = candidate;
    if (distance === 0) return best;
    // What comes later has to be better, not as good.
    bound = distance - 1;
  }
  return best;
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[-_]/g, '');
}

/**
 * Letters added, left out, changed or swapped with their neighbour (optimal string alignment). Any number above
 * `bound` says only that the distance is above it.
 */
export function editDistance(a: string, b: string, bound = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > bound) return bound + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      }
      current.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest > bound) return bound + 1;
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
