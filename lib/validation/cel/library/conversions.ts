import { failed } from '../evaluation';
import { whole } from '../operate';
import { isA, typeNameOf, uint, type Value } from '../value';
import type { Functions } from './function';
import { readTimestamp, shownDuration } from './times';

export const conversions: Functions = {
  dyn: ([value]) => value,
  type: ([value]) => (value === undefined ? undefined : { is: 'type', name: typeNameOf(value) }),
  int: ([value]) => {
    if (typeof value === 'bigint') return value;
    if (isA(value, 'uint')) return whole(value.number);
    if (isA(value, 'timestamp')) return value.nanos / 1_000_000_000n;
    if (typeof value === 'number') return fromFraction(value);
    return typeof value === 'string' ? whole(read(value, /^[-+]?\d{1,30}$/)) : undefined;
  },
  uint: ([value]) => {
    if (isA(value, 'uint')) return value;
    const number =
      typeof value === 'bigint'
        ? value
        : typeof value === 'number'
          ? fromFraction(value)
          : typeof value === 'string'
            ? read(value, /^\d{1,30}$/)
            : undefined;
    if (number === undefined) return undefined;
    if (number < 0n || number >= 2n ** 64n) throw failed('unsigned integer overflow');
    return uint(number);
  },
  double: ([value]) => {
    if (typeof value === 'number') return value;
    if (typeof value === 'bigint') return Number(value);
    if (isA(value, 'uint')) return Number(value.number);
    return typeof value === 'string' && /^[-+]?\d{1,300}(?:\.\d{1,300})?$/.test(value)
      ? Number(value)
      : undefined;
  },
  bool: ([value]) => {
    if (typeof value === 'boolean') return value;
    if (typeof value !== 'string') return undefined;
    if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(value)) return true;
    if (['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(value)) return false;
    throw failed('type conversion error from string to bool');
  },
  bytes: ([value]) =>
    typeof value === 'string' ? Buffer.from(value) : value instanceof Uint8Array ? value : undefined,
  string: ([value]) => (value === undefined ? undefined : textOf(value)),
  timestamp: ([value]) => {
    if (isA(value, 'timestamp')) return value;
    return typeof value === 'string' ? readTimestamp(value) : undefined;
  },
};

function read(text: string, grammar: RegExp): bigint {
  if (!grammar.test(text)) throw failed('type conversion error from string to int');
  return BigInt(text.replace(/^\+/, '')) * 1n;
}

function fromFraction(number: number): bigint {
  if (!(Math.abs(number) < 2 ** 63)) throw failed('integer overflow');
  return BigInt(Math.trunc(number));
}

/** A value as text, where it has one form. */
export function textOf(value: Value): string | undefined {
  switch (typeof value) {
    case 'string':
      return value;
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'number':
      // Beyond, Go writes an exponent, and otherwise than JavaScript.
      return Math.abs(value) < 1e20 && (value === 0 || Math.abs(value) > 1e-4) ? String(value) : undefined;
  }
  if (isA(value, 'uint')) return String(value.number);
  if (isA(value, 'duration')) return shownDuration(value.nanos);
  return value instanceof Uint8Array ? decoded(value) : undefined;
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw failed('invalid UTF-8 in bytes');
  }
}
