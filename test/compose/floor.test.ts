import { floorHas } from '../../lib/compose/floor';

test.each([
  ['2.29', false, false],
  ['2.30', true, false],
  ['5.2', true, false],
  ['5.3', true, true],
  ['5.10', true, true],
  ['6.0', true, true],
])('the floor %s has hooks: %p, pre_start: %p', (floor, hooks, preStart) => {
  expect(floorHas(floor, 'hooks')).toBe(hooks);
  expect(floorHas(floor, 'preStart')).toBe(preStart);
});
