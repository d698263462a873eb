import { remember } from './remember';

/** What each suffix of Kubernetes multiplies by, as numerator and denominator. */
const units: Readonly<Record<string, readonly [bigint, bigint]>> = {
  '': [1n, 1n],
  n: [1n, 10n ** 9n],
  u: [1n, 10n ** 6n],
  m: [1n, 1000n],
  k: [1000n, 1n],
  M: [10n ** 6n, 1n],
  G: [10n ** 9n, 1n],
  T: [10n ** 12n, 1n],
  P: [10n ** 15n, 1n],
  E: [10n ** 18n, 1n],
  Ki: [2n ** 10n, 1n],
  Mi: [2n ** 20n, 1n],
  Gi: [2n ** 30n, 1n],
  Ti: [2n ** 40n, 1n],
  Pi: [2n ** 50n, 1n],
  Ei: [2n ** 60n, 1n],
};

const grammar = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,3})|([numkMGTPE]|[KMGTPE]i)?)$/;

/** An exact number; the denominator is above zero. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Reads any quantity of Kubernetes, in integers throughout: 0.1 has no exact binary fraction. */
export function readRatio(text: string): Ratio | undefined {
  const match = grammar.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0', suffix = ''] = match;
  const unit = units[suffix];
  if (unit === undefined || whole + fraction === '') return undefined;
  const [times, per] = unit;
  const tens = Number(exponent) - fraction.length;
  const count = BigInt(whole + fraction) * times * 10n ** BigInt(Math.max(tens, 0));
  return { numerator: sign === '-' ? -count : count, denominator: per * 10n ** BigInt(Math.max(-tens, 0)) };
}

/**
 * Reads an amount of CPU in the grammar of Kubernetes: `'250m'`, `0.25`, `'0.25'`, `2`.
 * @returns whole millicores; nothing for what is malformed, negative, finer than a millicore or beyond 2^53.
 */
export function parseCpu(value: string | number): number | undefined {
  return millicoresOf(String(value));
}

/**
 * Reads an amount of memory in the grammar of Kubernetes: `'256Mi'`, `'1.5G'`, `'1e6'`, `134217728`.
 * `'512m'` means 0.512 bytes there, so it is refused here.
 * @returns whole bytes; nothing for what is malformed, negative, not whole or beyond 2^53.
 */
export function parseMemory(value: string | number): number | undefined {
  return bytesOf(String(value));
}

const millicoresOf = remember((text) => parseExact(text, 1000n));
const bytesOf = remember((text) => parseExact(text, 1n));

/** Counts in steps of `1 / perUnit`. */
function parseExact(text: string, perUnit: bigint): number | undefined {
  const ratio = text.startsWith('-') ? undefined : readRatio(text);
  if (ratio === undefined) return undefined;
  const steps = ratio.numerator * perUnit;
  if (steps % ratio.denominator !== 0n) return undefined;
  const count = Number(steps / ratio.denominator);
  return Number.isSafeInteger(count) ? count : undefined;
}

/** Prints millicores for Kubernetes: `250m`, and whole cores as `1`. */
export function printCpu(millicores: number): string {
  return millicores % 1000 === 0 ? String(millicores / 1000) : `${millicores}m`;
}

const binary = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const decimal = ['k', 'M', 'G', 'T', 'P', 'E'];

/**
 * Prints bytes for Kubernetes in the unit that leaves the smallest whole number, binary units first: `256Mi`,
 * `500M`, and `16M` rather than the equal `15625Ki`.
 */
export function printMemory(bytes: number): string {
  const inBinary = reduce(bytes, 1024);
  const inDecimal = reduce(bytes, 1000);
  return inDecimal.count < inBinary.count ? print(inDecimal, decimal) : print(inBinary, binary);
}

interface Reduced {
  readonly count: number;
  readonly steps: number;
}

/** Divides by the base as long as nothing is left over. */
function reduce(bytes: number, base: number): Reduced {
  let count = bytes;
  let steps = 0;
  while (count !== 0 && steps < binary.length && count % base === 0) {
    count /= base;
    steps++;
  }
  return { count, steps };
}

function print({ count, steps }: Reduced, suffixes: readonly string[]): string {
  return `${count}${suffixes[steps - 1] ?? ''}`;
}
