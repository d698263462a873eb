import { strayLines } from './excerpt';

const text = 'a:\n  b: 1\n  c: 2\nd:\n  b: 1\n';

test('an excerpt has lines of the text, in their order, and says where it leaves some out', () => {
  expect(strayLines(text, text)).toEqual([]);
  expect(strayLines('a:\n  # …\n  c: 2\n', text)).toEqual([]);
  expect(strayLines('a:\n  # …\nd:\n  b: 1\n', text)).toEqual([]);
});

test('what the text does not have, or has elsewhere, is no excerpt of it', () => {
  expect(strayLines('a:\n  b: 2\n', text)).toEqual(['a:', '  b: 2']);
  expect(strayLines('a:\n  c: 2\n', text)).toEqual(['a:', '  c: 2']);
  expect(strayLines('d:\n# …\n  c: 2\n', text)).toEqual(['  c: 2']);
});
