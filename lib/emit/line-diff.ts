/** A place where two texts differ, with some lines of both around it. */
export interface Hunk {
  /** The line of the older text with which it begins; counts from 1. */
  readonly line: number;
  /** Each begins with a blank (in both), `-` (in the older alone) or `+` (in the newer alone). */
  readonly lines: readonly string[];
}

/** Lines of both texts that are shown around a difference. */
const around = 2;

/** Two stretches without a common line of their own are compared line by line up to this size, the product of both. */
const smallEnough = 40_000;

/** Stretches lie in each other; beyond this depth they count as replaced. */
const deepest = 200;

/** Where two texts differ, line by line, in the order of the older one: a readable answer, not the shortest. */
export function diffLines(before: string, after: string): Hunk[] {
  const [older, newer] = [linesOf(before), linesOf(after)];
  return hunksOf(editsOf(older, newer, commonLines(older, newer)));
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** Stretches of both texts: from (inclusive) and to (exclusive). */
interface Stretch {
  readonly older: readonly [number, number];
  readonly newer: readonly [number, number];
}

type Pair = readonly [number, number];

/**
 * Pairs of equal lines, in order. What is equal at both ends goes first; lines that occur once in both texts part the
 * rest, as in a patience diff: that is linear, and keeps blocks together.
 */
function commonLines(older: readonly string[], newer: readonly string[]): Pair[] {
  const pairs: Pair[] = [];
  match({ older: [0, older.length], newer: [0, newer.length] }, 0);
  return pairs.sort(([a], [b]) => a - b);

  function match(stretch: Stretch, depth: number): void {
    let [[a, aEnd], [b, bEnd]] = [stretch.older, stretch.newer];
    for (; a < aEnd && b < bEnd && older[a] === newer[b]; a += 1, b += 1) pairs.push([a, b]);
    for (; a < aEnd && b < bEnd && older[aEnd - 1] === newer[bEnd - 1]; aEnd -= 1, bEnd -= 1)
      pairs.push([aEnd - 1, bEnd - 1]);
    if (a === aEnd || b === bEnd) return;
    const rest: Stretch = { older: [a, aEnd], newer: [b, bEnd] };
    const anchors = longestRise(uniquePairs(older, newer, rest));
    if (anchors.length === 0) {
      if ((aEnd - a) * (bEnd - b) <= smallEnough) pairs.push(...longestCommon(older, newer, rest));
      return;
    }
    pairs.push(...anchors);
    if (depth === deepest) return;
    for (const [nextA, nextB] of [...anchors, [aEnd, bEnd] as const]) {
      match({ older: [a, nextA], newer: [b, nextB] }, depth + 1);
      [a, b] = [nextA + 1, nextB + 1];
    }
  }
}

/** Lines that occur once in both stretches, in the order of the older. */
function uniquePairs(older: readonly string[], newer: readonly string[], stretch: Stretch): Pair[] {
  const [a, b] = [singles(older, stretch.older), singles(newer, stretch.newer)];
  return [...a].flatMap(([line, at]): Pair[] => {
    const other = b.get(line);
    return at < 0 || other === undefined || other < 0 ? [] : [[at, other]];
  });
}

/** Where each line stands; -1 for one that occurs several times. */
function singles(lines: readonly string[], [from, to]: readonly [number, number]): Map<string, number> {
  const found = new Map<string, number>();
  for (let at = from; at < to; at += 1) {
    const line = lines[at] ?? '';
    found.set(line, found.has(line) ? -1 : at);
  }
  return found;
}

/** The longest part of some pairs, in the order of the older text, that is in the order of the newer as well. */
function longestRise(pairs: readonly Pair[]): Pair[] {
  interface Link {
    readonly pair: Pair;
    readonly before?: Link;
  }
  const ends: Link[] = [];
  for (const pair of pairs) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle]?.pair[1] ?? 0) < pair[1]) low = middle + 1;
      else high = middle;
    }
    ends[low] = { pair, before: ends[low - 1] };
  }
  const rise: Pair[] = [];
  for (let link = ends.at(-1); link !== undefined; link = link.before) rise.push(link.pair);
  return rise.reverse();
}

/** The longest common part of two short stretches, by the table that everybody knows. */
function longestCommon(older: readonly string[], newer: readonly string[], stretch: Stretch): Pair[] {
  const [[a, aEnd], [b, bEnd]] = [stretch.older, stretch.newer];
  const width = bEnd - b + 1;
  const lengths = new Uint16Array((aEnd - a + 1) * width);
  const at = (i: number, j: number) => (i - a) * width + (j - b);
  const best = (i: number, j: number) => lengths[at(i, j)] ?? 0;
  for (let i = aEnd - 1; i >= a; i -= 1) {
    for (let j = bEnd - 1; j >= b; j -= 1) {
      lengths[at(i, j)] =
        older[i] === newer[j] ? best(i + 1, j + 1) + 1 : Math.max(best(i + 1, j), best(i, j + 1));
    }
  }
  const pairs: Pair[] = [];
  for (let [i, j] = [a, b]; i < aEnd && j < bEnd; ) {
    if (older[i] === newer[j]) {
      pairs.push([i, j]);
      [i, j] = [i + 1, j + 1];
    } else if (best(i + 1, j) >= best(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

interface Edit {
  /** The line of the older text at which it stands; counts from 1. */
  readonly line: number;
  readonly text: string;
}

function editsOf(older: readonly string[], newer: readonly string[], pairs: readonly Pair[]): Edit[] {
  const edits: Edit[] = [];
  let [a, b] = [0, 0];
  for (const [nextA, nextB] of [...pairs, [older.length, newer.length] as const]) {
    for (; a < nextA; a += 1) edits.push({ line: a + 1, text: `-${older[a]}` });
    for (; b < nextB; b += 1) edits.push({ line: a + 1, text: `+${newer[b]}` });
    if (a < older.length) edits.push({ line: a + 1, text: ` ${older[a]}` });
    [a, b] = [a + 1, b + 1];
  }
  return edits;
}

/** Leaves out what both have, but for some lines around each difference. */
function hunksOf(edits: readonly Edit[]): Hunk[] {
  const shown = new Set<number>();
  edits.forEach(({ text }, at) => {
    if (text.startsWith(' ')) return;
    for (let near = at - around; near <= at + around; near += 1) shown.add(near);
  });
  const hunks: { line: number; lines: string[] }[] = [];
  edits.forEach(({ line, text }, at) => {
    if (!shown.has(at)) return;
    if (shown.has(at - 1) && hunks.length > 0) hunks.at(-1)?.lines.push(text);
    else hunks.push({ line, lines: [text] });
  });
  return hunks;
}
