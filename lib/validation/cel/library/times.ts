import { failed } from '../evaluation';
import { durationOf, timestampOf } from '../time';
import { isA, type Value } from '../value';
import type { Calculation, Functions } from './function';

const units: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1000n,
  µs: 1000n,
  μs: 1000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};
const second = 1_000_000_000n;
const grammar = /^[-+]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;

/** `1h30m`, as Go reads it. */
export function readDuration(text: string): Value {
  if (text.length > 200 || !grammar.test(text)) throw failed(`time: invalid duration "${text.slice(0, 40)}"`);
  let nanos = 0n;
  for (const [, whole = '', fraction = '', unit = ''] of text.matchAll(
    /(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h)/g,
  )) {
    const size = units[unit] ?? 0n;
    nanos += BigInt(whole || '0') * size;
    nanos += (BigInt(fraction || '0') * size) / 10n ** BigInt(fraction.length);
  }
  return durationOf(text.startsWith('-') ? -nanos : nanos);
}

const day = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|[-+]\d\d:\d\d)$/;

/** `2026-01-31T12:00:00Z`. */
export function readTimestamp(text: string): Value {
  const match = text.length > 60 ? null : day.exec(text);
  const millis = match === null ? Number.NaN : Date.parse(text.replace(/\.\d+/, ''));
  if (match === null || Number.isNaN(millis)) throw failed('invalid timestamp');
  const fraction = BigInt((match[7] ?? '').padEnd(9, '0'));
  return timestampOf(BigInt(millis) * 1_000_000n + fraction);
}

export const timeFunctions: Functions = {
  duration: ([value]) => {
    if (isA(value, 'duration')) return value;
    return typeof value === 'string' ? readDuration(value) : undefined;
  },
};

/** In UTC: of other zones only a server can tell. */
const of =
  (inTime: (date: Date) => number, perUnit?: bigint): Calculation =>
  ([value, ...more]) => {
    if (more.length > 0) return undefined;
    if (isA(value, 'duration')) return perUnit === undefined ? undefined : value.nanos / perUnit;
    if (!isA(value, 'timestamp')) return undefined;
    const millis = value.nanos / 1_000_000n - (value.nanos % 1_000_000n < 0n ? 1n : 0n);
    return BigInt(inTime(new Date(Number(millis))));
  };

export const timeMembers: Functions = {
  getFullYear: of((date) => date.getUTCFullYear()),
  getMonth: of((date) => date.getUTCMonth()),
  getDate: of((date) => date.getUTCDate()),
  getDayOfMonth: of((date) => date.getUTCDate() - 1),
  getDayOfWeek: of((date) => date.getUTCDay()),
  getHours: of((date) => date.getUTCHours(), 3600n * second),
  getMinutes: of((date) => date.getUTCMinutes(), 60n * second),
  getSeconds: of((date) => date.getUTCSeconds(), second),
  getMilliseconds: of((date) => date.getUTCMilliseconds(), 1_000_000n),
};

/** As the language writes one: in seconds. */
export function shownDuration(nanos: bigint): string {
  const [whole, rest] = [nanos / second, nanos % second];
  const fraction = (rest < 0n ? -rest : rest).toString().padStart(9, '0').replace(/0+$/, '');
  return `${nanos < 0n && whole === 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}s`;
}
