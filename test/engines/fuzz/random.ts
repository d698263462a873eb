/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** From 0 up to, but without, 1. */
  next(): number;
  /** A whole number from 0 up to, but without, `count`. */
  below(count: number): number;
  chance(probability: number): boolean;
  /** One of several; nothing where there is none. */
  pick<T>(choices: readonly T[]): T | undefined;
}

/** mulberry32: small, and good enough to choose props by. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (choices) => choices[below(choices.length)],
  };
}

/** The seed of one app among those of a run. */
export function seedOf(run: number, app: number): number {
  return Math.imul(run + 1, 0x9e3779b1) ^ Math.imul(app + 1, 0x85ebca6b);
}
