import { printBytes } from '../../lib/docker/resources';

test.each([
  [0, '0b'],
  [1000, '1000b'],
  [1536, '1536b'],
  [2048, '2k'],
  [256 * 1024 ** 2, '256m'],
  [1024 ** 3, '1g'],
  [1.5 * 1024 ** 3, '1536m'],
  [2048 * 1024 ** 3, '2048g'],
])('%d bytes are printed as %s', (bytes, printed) => {
  expect(printBytes(bytes)).toBe(printed);
});
