import { writeFileSync } from 'node:fs';
import { isOutputError, onPath, outputError } from '../../lib/emit/output/output-error';

function thrown(work: () => void): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

const failing = (code: string) => () => {
  throw Object.assign(new Error('system'), { code });
};

it.each([
  ['EACCES', 'output/not-writable'],
  ['EPERM', 'output/not-writable'],
  ['EROFS', 'output/not-writable'],
  ['ENOENT', 'output/not-writable'],
  ['ENOSPC', 'output/no-space'],
  ['EDQUOT', 'output/no-space'],
  ['ENOTDIR', 'output/not-a-folder'],
  ['EEXIST', 'output/not-a-folder'],
  ['EISDIR', 'output/not-a-file'],
  ['EIO', 'output/failed'],
])('what the system calls %s is %s, with the path', (system, code) => {
  const error = thrown(() => onPath('dist/a', failing(system)));
  expect(isOutputError(error)).toBe(true);
  expect(error).toMatchObject({ code, path: 'dist/a', cause: { code: system } });
});

it('a disk that is really full is output/no-space', () => {
  expect(thrown(() => onPath('a', () => writeFileSync('/dev/full', 'x')))).toMatchObject({
    code: 'output/no-space',
  });
});

it('an error of ours goes through as it is', () => {
  const error = outputError('output/symlink', 'a', 'a link');
  expect(
    thrown(() =>
      onPath('b', () => {
        throw error;
      }),
    ),
  ).toBe(error);
  expect(isOutputError(new Error('another'))).toBe(false);
});
