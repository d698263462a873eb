/** How much of it: a run ends when the engines have seen enough, or when its time is up. */
export interface FuzzOptions {
  /** Kubernetes objects. */
  readonly objects: number;
  /** Compose files. */
  readonly files: number;
  readonly seconds: number;
  /** The same seed makes up the same apps. */
  readonly seed: number;
}

/** What every run of the engines can afford. */
const short: FuzzOptions = { objects: 3000, files: 300, seconds: 90, seed: 1 };

/** Reads `objects=20000 files=2000 seconds=600 seed=7`. */
export function fuzzOptions(words: readonly string[]): FuzzOptions {
  const given = Object.fromEntries(words.map((word) => word.split('=')));
  const read = (key: keyof FuzzOptions): number => {
    const value = Number(given[key] ?? short[key]);
    if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${key} has to be a whole number`);
    return value;
  };
  const unknown = Object.keys(given).filter((key) => !(key in short));
  if (unknown.length > 0) throw new Error(`there is no option ${unknown.join(', ')}`);
  return { objects: read('objects'), files: read('files'), seconds: read('seconds'), seed: read('seed') };
}
