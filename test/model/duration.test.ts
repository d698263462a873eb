import fc from 'fast-check';
import { parseDuration } from '../../lib/model/duration';

test.each<[string | number, number | undefined]>([
  [5, 5000],
  [0, 0],
  [0.5, 500],
  [1.001, 1001],
  [0.0005, undefined],
  [-1, undefined],
  [Number.NaN, undefined],
  [Number.POSITIVE_INFINITY, undefined],
  ['500ms', 500],
  ['10s', 10_000],
  ['1m30s', 90_000],
  ['1h', 3_600_000],
  ['1h2m3s4ms', 3_723_004],
  ['1.5s', 1500],
  ['0.1m', 6000],
  ['0s', 0],
  ['0.5ms', undefined],
  ['', undefined],
  ['10', undefined],
  ['s', undefined],
  ['-1s', undefined],
  ['1s1m', undefined],
  ['1s 1ms', undefined],
  ['1d', undefined],
])('%p is %p milliseconds', (value, expected) => {
  expect(parseDuration(value)).toBe(expected);
});

test('the parts of a time span add up', () => {
  const part = fc.nat({ max: 10_000 });
  fc.assert(
    fc.property(part, part, part, part, (h, m, s, ms) => {
      expect(parseDuration(`${h}h${m}m${s}s${ms}ms`)).toBe(h * 3_600_000 + m * 60_000 + s * 1000 + ms);
    }),
  );
});

test('a number of seconds is read exactly, to the millisecond', () => {
  fc.assert(
    fc.property(fc.nat({ max: 1e12 }), (milliseconds) => {
      expect(parseDuration(milliseconds / 1000)).toBe(milliseconds);
    }),
  );
});
