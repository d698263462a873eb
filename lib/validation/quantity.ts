import { remember } from '../model/remember';

const suffixes: Readonly<Record<string, readonly [base: bigint, exponent: number]>> = {
  n: [10n, -9],
  u: [10n, -6],
  m: [10n, -3],
  '': [10n, 0],
  k: [10n, 3],
  M: [10n, 6],
  G: [10n, 9],
  T: [10n, 12],
  P: [10n, 15],
  E: [10n, 18],
  Ki: [2n, 10],
  Mi: [2n, 20],
  Gi: [2n, 30],
  Ti: [2n, 40],
  Pi: [2n, 50],
  Ei: [2n, 60],
};

const grammar = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,3})|([numkMGTPE]|[KMGTPE]i)?)$/;

/** The server rounds what containers ask for up to whole thousandths. */
const fine = 3;

/**
 * Reads any quantity that the server takes, also those that no workload would ask for, in thousandths: rounded up,
 * as the server does. Nothing for what is not a quantity.
 */
export function readQuantity(value: unknown): bigint | undefined {
  return typeof value === 'string' || typeof value === 'number' ? quantityOf(String(value)) : undefined;
}

const quantityOf = remember((text): bigint | undefined => {
  const match = grammar.exec(text.trim());
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0', suffix = ''] = match;
  const unit = suffixes[suffix];
  if (unit === undefined || whole + fraction === '') return undefined;
  const [base, power] = unit;
  const tens = fine + Number(exponent) - fraction.length + (base === 10n ? power : 0);
  const digits = BigInt(whole + fraction) * (base === 2n ? 2n ** BigInt(power) : 1n);
  const divisor = 10n ** BigInt(Math.max(-tens, 0));
  const count = (digits * 10n ** BigInt(Math.max(tens, 0)) + divisor - 1n) / divisor;
  return sign === '-' ? -count : count;
});

const composeUnits: Readonly<Record<string, number>> = { '': 0, b: 0, k: 1, m: 2, g: 3, t: 4, p: 5 };

/** Reads bytes as Compose writes them, `512m` or `1.5gb`: all units are binary. */
export function readComposeBytes(value: unknown): number | undefined {
  const match = /^(\d+(?:\.\d+)?) ?(?:([kmgtp])i?b?|b)?$/i.exec(String(value));
  if (match === null) return undefined;
  const [, count, unit = ''] = match;
  return Number(count) * 1024 ** (composeUnits[unit.toLowerCase()] ?? 0);
}
