import { secretKindOf } from '../../lib/diagnostics/secret-name';
import { digits, withoutEnd } from '../../lib/diagnostics/without-end';
import { addressOf, repositoryOf, tagOf } from '../../lib/model/image';
import { nearHost } from '../../lib/validation/near-name';

const long = (letter: string) => letter.repeat(3_000_000);

test.each([
  ['/data//', '/', '/data'],
  ['///', '/', ''],
  ['a1b22', digits, 'a1b'],
  ['', '-', ''],
  ['-a', '-', '-a'],
])('of %s there is nothing of %s at the end: %s', (text, letters, left) => {
  expect(withoutEnd(text, letters)).toBe(left);
});

// An expression that begins anew at each letter of a run would take hours.
test('a text of megabytes takes no longer than to read it', () => {
  expect(withoutEnd(`${long('-')}a`, '-')).toHaveLength(3_000_001);
  expect(nearHost(`${long('-')}a`, 63)).toBe('a');
  expect(secretKindOf(`a${long('1')}a`)).toBeUndefined();
  expect(tagOf(`${long(':')}/a`)).toBe('');
  expect(tagOf(`a/b:${long(':')}`)).toHaveLength(3_000_000);
  expect(repositoryOf(`${long(':')}/a`)).toHaveLength(3_000_002);
  expect(addressOf(`a/${long(':')}`)).toBe('docker.io/a/');
});
