import { failed } from './evaluation';
import type { Value } from './value';

/** The first and the last second that there is: of the years 1 to 9999. */
const first = -62_135_596_800n * 1_000_000_000n;
const last = 253_402_300_800n * 1_000_000_000n;

export function durationOf(nanos: bigint): Value {
  if (nanos <= -(2n ** 63n) || nanos >= 2n ** 63n) throw failed('integer overflow');
  return { is: 'duration', nanos };
}

export function timestampOf(nanos: bigint): Value {
  if (nanos < first || nanos >= last) throw failed('timestamp overflow');
  return { is: 'timestamp', nanos };
}
