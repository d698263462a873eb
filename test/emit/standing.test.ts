import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { standingAt, standingIn } from '../../lib/emit/output/standing';

const root = mkdtempSync(join(tmpdir(), 'lading-standing-'));
afterAll(() => rmSync(root, { recursive: true }));

mkdirSync(join(root, 'bare'));
mkdirSync(join(root, 'full/below'), { recursive: true });
writeFileSync(join(root, 'full/a'), 'a');
symlinkSync('nowhere', join(root, 'full/link'));

test.each([
  ['a', undefined],
  ['missing/a', undefined],
  ['bare/a', undefined],
  ['full/b', undefined],
  ['full/a/b', undefined],
  ['full/a', 'file'],
  ['full/below', 'folder'],
  ['full/link', 'link'],
])('at %s stands %s, asked once or among many', (path, kind) => {
  const kindOf = (found: ReturnType<typeof standingAt>) =>
    found && (found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'link');
  const standing = standingIn(root);
  expect(kindOf(standingAt(join(root, path)))).toBe(kind);
  expect(kindOf(standing(path))).toBe(kind);
  expect(kindOf(standing(path))).toBe(kind);
});

test('a folder that held nothing is not looked into again, and another one is', () => {
  const standing = standingIn(root);
  expect(standing('bare/one')).toBeUndefined();
  writeFileSync(join(root, 'bare/one'), '');
  writeFileSync(join(root, 'full/one'), '');
  expect(standing('bare/one')).toBeUndefined();
  expect(standing('full/one')).toBeDefined();
  expect(standingIn(root)('bare/one')).toBeDefined();
});
