import { propertySet } from '../../lib/diagnostics/property-set';

const set = propertySet();
set.add(['containers', 0, 'env']);
set.add(['image']);
set.add([]);

test.each([
  ['the place itself', ['containers', 0, 'env']],
  ['a part of it', ['containers', 0, 'env', 'A']],
  ['a whole around it', ['containers']],
])('%s overlaps', (_, property) => {
  expect(set.overlaps(property)).toBe(true);
});

test.each([
  ['a neighbour', ['containers', 1, 'env']],
  ['another part of the same whole', ['containers', 0, 'args']],
  ['no place at all', []],
])('%s does not', (_, property) => {
  expect(set.overlaps(property)).toBe(false);
});
