import { foreignIn } from '../../lib/model/foreign-data';

const cycle: Record<string, unknown> = {};
cycle.self = cycle;
const shared = { a: 1 };

describe('data for a manifest', () => {
  it('is what JSON has, and what is left out', () => {
    expect(foreignIn({ a: [1, 'x', true, null], b: undefined, c: {}, d: shared, e: shared })).toBeUndefined();
    expect(foreignIn(Object.assign(Object.create(null), { a: 1 }))).toBeUndefined();
  });

  it.each([
    [{ spec: { replicas: Number.NaN } }, 'NaN at /spec/replicas'],
    [[1, Number.POSITIVE_INFINITY], 'Infinity at /1'],
    [{ 'a/b': 10n }, 'a bigint at /a~1b'],
    [Symbol('s'), 'a symbol'],
    [{ a: () => 1 }, 'a function at /a'],
    [{ a: new Date(0) }, 'an object that is no plain data at /a'],
    [{ a: { [Symbol('key')]: 1 } }, 'an object that is no plain data at /a'],
    [{ a: cycle }, 'an object that holds itself at /a/self'],
  ])('is told apart from %p', (value, foreign) => {
    expect(foreignIn(value)).toBe(foreign);
  });
});
