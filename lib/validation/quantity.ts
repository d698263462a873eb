import { readRatio } from '../model/quantity';
import { asText } from '../model/read-json';
import { remember } from '../model/remember';

/**
 * Reads any quantity that the server takes, also those that no workload would ask for, in thousandths: rounded up,
 * as the server does. Nothing for what is not a quantity.
 */
export function readQuantity(value: unknown): bigint | undefined {
  return typeof value === 'string' || typeof value === 'number' ? quantityOf(String(value)) : undefined;
}

const quantityOf = remember((text): bigint | undefined => {
  const ratio = readRatio(text.trim());
  if (ratio === undefined) return undefined;
  const { numerator, denominator } = ratio;
  const thousandths = (numerator < 0n ? -numerator : numerator) * 1000n;
  const count = (thousandths + denominator - 1n) / denominator;
  return numerator < 0n ? -count : count;
});

const composeUnits: Readonly<Record<string, number>> = { '': 0, b: 0, k: 1, m: 2, g: 3, t: 4, p: 5 };

/** Reads bytes as Compose writes them, `512m` or `1.5gb`: all units are binary. */
export function readComposeBytes(value: unknown): number | undefined {
  const match = /^(\d+(?:\.\d+)?) ?(?:([kmgtp])i?b?|b)?$/i.exec(asText(value));
  if (match === null) return undefined;
  const [, count, unit = ''] = match;
  return Number(count) * 1024 ** (composeUnits[unit.toLowerCase()] ?? 0);
}
