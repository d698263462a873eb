import type { Keys } from './domain';

/** A file within a volume, or in a folder of it. */
export const filePath: Keys = {
  expected: 'the name of a file, or a path to it within the volume, without ".." first',
  usual: ['app.yaml', 'conf.d/b.ini'],
  edge: ['a b', '_x', '...', '..a', 'é', '$X', '-', 'a'.repeat(253), 'a'.repeat(254), 'a:b', 'a\nb', 'a,b'],
  accepts: (path) =>
    !path.startsWith('..') &&
    !path.split(/[\\/]/).some((part) => part === '' || part === '.' || part === '..'),
};
