import { type Domain, nameOf, rejected, type Shape, show, wrongType, wrongValue } from './shape';

/** A shape that a parser decides: right type first, then a value that means something. */
export function parsed(
  expected: string,
  parse: (value: string | number) => number | undefined,
  domain: Domain,
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
      report(wrongValue(`${nameOf(at)} is ${show(value)}, but has to be ${expected}.`, at));
      return rejected;
    },
  };
}
