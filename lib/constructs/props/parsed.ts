import type { Meant } from './meant';
import { type Domain, nameOf, rejected, type Shape, showAt, wrongType, wrongValue } from './shape';

/** A shape that a parser decides: right type first, then a value that means something. */
export function parsed(
  expected: string,
  parse: (value: string | number) => number | undefined,
  domain: Domain,
  spell: (value: string | number) => Meant | undefined,
): Shape {
  return {
    expected,
    domain,
    check(value, at, report) {
      if (typeof value !== 'string' && typeof value !== 'number') {
        report(wrongType(expected, value, at));
        return rejected;
      }
      if (parse(value) !== undefined) return value;
      const problem = wrongValue(`${nameOf(at)} is ${showAt(value, at)}, but has to be ${expected}.`, at);
      report({ ...problem, ...spell(value) });
      return rejected;
    },
  };
}
