import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkOutput } from '../../lib/emit/check-output';
import { commit, filesIn, newRoot, put } from './folder';

let root: string;
beforeEach(() => {
  root = newRoot();
});
afterEach(() => rmSync(dirname(root), { recursive: true }));

it('tells what a commit would do and writes nothing', () => {
  commit(root, { same: '1', changed: '1', stale: '1', touched: '1', blocked: '1' });
  put(root, 'touched', 'by hand');
  rmSync(join(root, 'blocked'));
  mkdirSync(join(root, 'blocked'));
  const before = filesIn(root);
  const files = new Map(Object.entries({ same: '1', changed: '2', new: '1' }));
  expect(checkOutput(root, files)).toEqual({
    written: ['changed', 'new'],
    unchanged: ['same'],
    deleted: ['stale', 'touched'],
    left: ['blocked'],
    changes: [
      { path: 'changed', kind: 'different', hunks: [{ line: 1, lines: ['-1', '+2'] }], more: 0 },
      { path: 'new', kind: 'missing', hunks: [], more: 0 },
      { path: 'stale', kind: 'unneeded', hunks: [], more: 0 },
      { path: 'touched', kind: 'unneeded', hunks: [], more: 0 },
    ],
  });
  expect(filesIn(root)).toEqual(before);
});

it('shows no secret of either file', () => {
  const text = (password: string) =>
    `environment:\n  URL: postgres://a:${password}@db/a\n  DB_PASSWORD: ${password}\n`;
  commit(root, { file: text('hunter2') });
  const [change] = checkOutput(root, new Map([['file', text('hunter3')]])).changes;
  const shown = ['  URL: postgres://a:…@db/a', '  DB_PASSWORD: …'];
  expect(change?.hunks.flatMap(({ lines }) => lines)).toEqual([
    ' environment:',
    ...shown.map((line) => `-${line}`),
    ...shown.map((line) => `+${line}`),
  ]);
});

it('tells that bytes differ, and shows no lines of them', () => {
  commit(root, { logo: 'text' });
  const check = (data: Buffer | string) => checkOutput(root, new Map([['logo', data]])).changes;
  expect(check(Buffer.from([0xff]))).toEqual([{ path: 'logo', kind: 'different', hunks: [], more: 0 }]);
  expect(check('text')).toEqual([]);
});

it('finds everything new where there is no output', () => {
  expect(checkOutput(root, new Map([['a', '1']])).written).toEqual(['a']);
  expect(existsSync(root)).toBe(false);
  mkdirSync(root);
});

it('refuses what a commit refuses', () => {
  mkdirSync(root);
  symlinkSync('/dev/null', join(root, 'a'));
  put(root, 'b', 'by hand');
  for (const [path, code] of [
    ['a', 'output/symlink'],
    ['b', 'output/not-ours'],
  ] as const) {
    expect(() => checkOutput(root, new Map([[path, '1']]))).toThrow(expect.objectContaining({ code }));
  }
  expect(checkOutput(root, new Map([['b', '1']]), { overwrite: true }).written).toEqual(['b']);
});
