import { values } from './domain';
import type { Meant } from './meant';
import { nameOf, rejected, type Shape, showAt, wrongType, wrongValue } from './shape';

/** A count, or a share of all such as `'25%'`. */
export type CountOrPercentage = number | `${number}%`;

const percent = /^(\d{1,9})%$/;

/** A count of replicas, or a percentage of them: any, or 100 % at the most. */
export function replicaAmount(most: 'any' | '100%'): Shape {
  const expected = `a whole number from 0, or a percentage such as '25%'${most === 'any' ? '' : ', 100% at the most'}`;
  const fits = (value: string | number): boolean => {
    if (typeof value === 'number') return Number.isInteger(value) && value >= 0 && value < 2 ** 31;
    const count = percent.exec(value)?.[1];
    return count !== undefined && (most === 'any' || Number(count) <= 100);
  };
  return {
    expected,
    domain: values(
      [1, '25%', 2],
      [0, '0%', '1%', '100%', 2 ** 31 - 1, ...(most === 'any' ? ['999999999%'] : [])],
    ),
    check(value, at, report) {
      if (typeof value !== 'number' && typeof value !== 'string') {
        report(wrongType(expected, value, at));
        return rejected;
      }
      if (fits(value)) return value;
      const problem = wrongValue(`${nameOf(at)} is ${showAt(value, at)}, but has to be ${expected}.`, at);
      report({ ...problem, ...asPercentage(value, fits) });
      return rejected;
    },
  };
}

/** `'25'`, `'25 %'`, 0.25. */
function asPercentage(value: string | number, fits: (value: string) => boolean): Meant | undefined {
  const count = typeof value === 'string' ? /^\s*(\d+)\s*%?\s*$/.exec(value)?.[1] : undefined;
  const suggestion = `${count ?? Math.round(Number(value) * 100)}%`;
  return fits(suggestion) ? { suggestion } : undefined;
}
