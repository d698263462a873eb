import { cycleOf } from '../../../lib/validation/compose/cycle';

const waits = (all: Readonly<Record<string, readonly string[]>>) => new Map(Object.entries(all));

test.each([[{ a: [], b: ['a'], c: ['a', 'b'] }], [{ a: ['nobody'] }], [{}]])(
  'services that can all start have no cycle: %j',
  (all) => {
    expect(cycleOf(waits(all))).toBeUndefined();
  },
);

test.each([
  [{ a: ['a'] }, ['a']],
  [{ a: ['b'], b: ['a'] }, ['a', 'b']],
  [{ start: ['a'], a: ['end', 'b'], b: ['c'], c: ['a'], end: [] }, ['a', 'b', 'c']],
])('services that wait for each other are found: %j', (all, cycle) => {
  expect(cycleOf(waits(all))).toEqual(cycle);
});

test('a long chain is no trouble', () => {
  const chain = Array.from({ length: 50_000 }, (_, index): [string, string[]] => [
    `s${index}`,
    [`s${index + 1}`],
  ]);
  expect(cycleOf(new Map(chain))).toBeUndefined();
});
