import { isQualifiedName } from '../../lib/model/qualified-name';

test.each([
  'http',
  'H_2.c-1',
  'a',
  'kubernetes.io/h2c',
  'a'.repeat(63),
  `${'a'.repeat(63)}.b/x`,
  `${'a'.repeat(64)}.b/x`,
])('%s is a qualified name', (text) => {
  expect(isQualifiedName(text)).toBe(true);
});

test.each([
  '',
  'a b',
  'a\nb',
  'a\n',
  '-a',
  'a-',
  'a/b/c',
  '/a',
  'A.dev/a',
  'a'.repeat(64),
  `${'a.'.repeat(127)}ab/x`,
])('%j is none', (text) => {
  expect(isQualifiedName(text)).toBe(false);
});
