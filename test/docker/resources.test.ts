import { lowerAmounts, printBytes } from '../../lib/docker/resources';

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

test('what docker makes no container with becomes the least that it takes', () => {
  expect(lowerAmounts({ cpu: 5, memory: 512 })).toEqual({ cpus: '0.01', memory: '6m' });
  expect(lowerAmounts({ memory: 6 * 1024 ** 2 - 1 })).toEqual({ memory: '6m' });
});

test('nothing at all stays no limit', () => {
  expect(lowerAmounts({ cpu: 0, memory: 0 })).toEqual({ cpus: '0', memory: '0b' });
});
