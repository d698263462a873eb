import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { openOutput } from '../../lib/emit/output';
import { tellAside } from '../../lib/emit/output/aside';
import { commit, filesIn, newRoot, put } from './folder';

let root: string;
let cache: string;
beforeEach(() => {
  root = newRoot();
  mkdirSync(join(dirname(root), 'node_modules'));
  cache = join(dirname(root), 'node_modules/.cache/lading');
});
afterEach(() => rmSync(dirname(root), { recursive: true }));

const git = (...args: string[]) => {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'init.defaultBranch=main'];
  execFileSync('git', [...identity, ...args], { cwd: dirname(root), stdio: 'pipe' });
};

describe('what somebody has edited since this machine wrote it', () => {
  it('is kept aside and named once, where it is replaced and where it is deleted', () => {
    commit(root, { 'k/a': '1', 'k/b': '1', c: '1' });
    put(root, 'k/a', 'my edit of a');
    put(root, 'k/b', 'my edit of b');
    const { aside, written, deleted } = commit(root, { 'k/a': '1', c: '2' });
    expect(written).toEqual(['c', 'k/a', 'lading.json']);
    expect(deleted).toEqual(['k/b']);
    expect(aside.map(({ path, copy }) => [path, readFileSync(copy, 'utf8')])).toEqual([
      ['k/a', 'my edit of a'],
      ['k/b', 'my edit of b'],
    ]);
    expect(tellAside(aside, root, dirname(root))[0]).toMatch(
      /^dist\/k\/a .* node_modules\/\.cache\/lading\/edited\/[0-9a-f]{8}-a\.$/,
    );
    expect(commit(root, { 'k/a': '2', c: '2' }).aside).toEqual([]);
  });

  it('is told from what a checkout has put there', () => {
    git('init', '-q');
    commit(root, { a: '1', b: '1' });
    put(root, 'a', 'of another branch');
    put(root, 'b', 'by hand');
    git('add', 'dist/a');
    expect(commit(root, { a: '2', b: '2' }).aside.map(({ path }) => path)).toEqual(['b']);
  });

  it('is told in a worktree of git as well', () => {
    const main = join(dirname(root), 'main');
    mkdirSync(main);
    git('init', '-q', 'main');
    git('-C', main, 'commit', '-q', '--allow-empty', '-m', 'first');
    git('-C', main, 'worktree', 'add', '-q', '../tree');
    const output = join(dirname(root), 'tree/dist');
    commit(output, { a: '1' });
    put(output, 'a', 'of another branch');
    git('-C', join(output, '..'), 'add', 'dist/a');
    expect(commit(output, { a: '2' }).aside).toEqual([]);
  });

  it('is not looked for where another machine wrote it', () => {
    commit(root, { a: '1' });
    rmSync(cache, { recursive: true });
    put(root, 'a', '2');
    expect(commit(root, { a: '3' }).aside).toEqual([]);
  });

  it('is not what a run wrote that was broken off and finished later', () => {
    commit(root, { a: '1', b: '1' });
    const output = openOutput(root, (step) => {
      if (step === 'move b') throw new Error('killed');
    });
    for (const path of ['a', 'b']) {
      const file = output.file(path, 'test');
      file.write('2');
      file.close();
    }
    expect(() => output.commit({})).toThrow('killed');
    expect(commit(root, { a: '3', b: '3' }).aside).toEqual([]);
  });
});

describe('the cache', () => {
  it('is private, and nothing of it lies in the output', () => {
    commit(root, { a: '1' });
    put(root, 'a', 'secret');
    const [copy] = commit(root, { a: '1' }).aside;
    for (const folder of ['edited', 'outputs'])
      expect(lstatSync(join(cache, folder)).mode & 0o777).toBe(0o700);
    expect(lstatSync(copy?.copy ?? '').mode & 0o777).toBe(0o600);
    expect(Object.keys(filesIn(root))).toEqual(['a', 'lading.json']);
  });

  it.each([
    ['others can write there', () => chmodSync(join(cache, 'outputs'), 0o777)],
    [
      'it is a symbolic link',
      () => {
        renameSync(join(cache, 'outputs'), join(dirname(root), 'elsewhere'));
        symlinkSync(join(dirname(root), 'elsewhere'), join(cache, 'outputs'));
      },
    ],
  ])('is not used where %s', (_, change) => {
    commit(root, { a: '1' });
    change();
    put(root, 'a', 'by hand');
    const before = readdirSync(cache, { recursive: true });
    expect(commit(root, { a: '2' }).aside).toEqual([]);
    expect(readdirSync(cache, { recursive: true })).toEqual(before);
  });

  it('is not made where there is no node_modules', () => {
    rmSync(join(dirname(root), 'node_modules'), { recursive: true });
    commit(root, { a: '1' });
    put(root, 'a', 'by hand');
    expect(commit(root, { a: '2' }).aside).toEqual([]);
    expect(existsSync(cache)).toBe(false);
  });

  it.each(['', '[]', '{"root":"/elsewhere","files":{"a":"1"}}', '{"files":null}'])(
    'is of no use, and no obstacle, where it holds %j',
    (text) => {
      commit(root, { a: '1' });
      const [record = ''] = readdirSync(join(cache, 'outputs'));
      put(cache, `outputs/${record}`, text);
      put(root, 'a', 'by hand');
      expect(commit(root, { a: '2' }).aside).toEqual([]);
    },
  );
});
