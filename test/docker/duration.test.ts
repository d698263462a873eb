import { printDuration } from '../../lib/docker/duration';

test.each([
  [0, '0s'],
  [500, '500ms'],
  [1000, '1s'],
  [1500, '1s500ms'],
  [90_000, '1m30s'],
  [3_600_000, '1h'],
  [90_061_001, '25h1m1s1ms'],
])('%d milliseconds are printed as %s', (milliseconds, printed) => {
  expect(printDuration(milliseconds)).toBe(printed);
});
