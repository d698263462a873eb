import { mountPathOf } from '../../lib/model/volume';

test.each([
  ['/x', '/x'],
  ['/x/', '/x'],
  ['//x///y//', '/x/y'],
  ['/./x/./.y/', '/x/.y'],
])('%s is the folder %s', (path, shortest) => {
  expect(mountPathOf(path)).toBe(shortest);
});
