import { bytesIn, numberIn } from '../../../lib/validation/compose/amount';

test.each([
  [268435456, 268435456],
  ['256m', 268435456],
  ['256mb', 268435456],
  ['256 MiB', 268435456],
  ['1.5k', 1536],
  ['100', 100],
  ['100b', 100],
  ['${LIMIT}', undefined],
  [null, undefined],
])('%j is read as %s bytes', (value, bytes) => {
  expect(bytesIn(value)).toBe(bytes);
});

test.each([
  [0.5, 0.5],
  ['0.50', 0.5],
  ['${CPUS}', undefined],
  [undefined, undefined],
])('%j is read as the number %s', (value, number) => {
  expect(numberIn(value)).toBe(number);
});
