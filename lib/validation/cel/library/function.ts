import type { Run } from '../evaluation';
import type { Value } from '../value';

/** Gives nothing where it does not go with these arguments. */
export type Calculation = (args: readonly Value[], run: Run) => Value | undefined;

export type Functions = Readonly<Record<string, Calculation>>;

/** Of a text alone. */
export function ofText(make: (text: string, run: Run) => Value | undefined): Calculation {
  return ([text, ...more], run) =>
    typeof text === 'string' && more.length === 0 ? make(text, run) : undefined;
}

/** Of two texts. */
export function ofTexts(make: (left: string, right: string, run: Run) => Value | undefined): Calculation {
  return ([left, right, ...more], run) =>
    typeof left === 'string' && typeof right === 'string' && more.length === 0
      ? make(left, right, run)
      : undefined;
}

/** A number that counts something. */
export function countOf(value: Value | undefined): number | undefined {
  return typeof value === 'bigint' ? Number(value) : undefined;
}
