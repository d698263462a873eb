import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { openOutput } from '../../lib/emit/output';
import { commit, filesIn, newRoot, put } from './folder';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const coded = (code: string, path?: string) => expect.objectContaining({ code, ...(path && { path }) });

let root: string;
beforeEach(() => {
  root = newRoot();
});
afterEach(() => rmSync(dirname(root), { recursive: true }));

describe('a commit', () => {
  it('writes the files and the index, and leaves nothing else', () => {
    const result = commit(
      root,
      { 'kubernetes/shop.yaml': 'a\n', 'compose/compose.yaml': 'b\n' },
      { app: 'shop' },
    );
    expect(result).toEqual({
      written: ['compose/compose.yaml', 'kubernetes/shop.yaml', 'lading.json'],
      unchanged: [],
      deleted: [],
      left: [],
      aside: [],
    });
    const index = `{
  "formatVersion": 2,
  "files": [
    {"path":"compose/compose.yaml","target":"test"},
    {"path":"kubernetes/shop.yaml","target":"test"},
    null
  ],
  "app": "shop"
}
`;
    expect(filesIn(root)).toEqual({
      'compose/compose.yaml': 'b\n',
      'kubernetes/shop.yaml': 'a\n',
      'lading.json': index,
    });
    expect(existsSync(join(root, '.lading'))).toBe(false);
  });

  it('touches only what has changed', () => {
    commit(root, { a: '1', b: '1' });
    const past = new Date('2020-01-01T00:00:00Z');
    for (const path of ['a', 'b', 'lading.json']) utimesSync(join(root, path), past, past);
    expect(commit(root, { a: '1', b: '1' })).toMatchObject({
      written: [],
      unchanged: ['a', 'b', 'lading.json'],
    });
    expect(commit(root, { a: '1', b: '2' })).toMatchObject({
      written: ['b'],
      unchanged: ['a', 'lading.json'],
    });
    expect(statSync(join(root, 'a')).mtime).toEqual(past);
    expect(statSync(join(root, 'b')).mtime).not.toEqual(past);
  });

  it('makes no folder to prepare in where nothing is to be written', () => {
    commit(root, { a: '1' });
    const output = openOutput(root);
    const file = output.file('a', 'test');
    file.write('1');
    file.close();
    expect(readdirSync(join(root, '.lading'))).toEqual(['lock']);
    output.commit({});
    expect(readdirSync(root)).toEqual(['a', 'lading.json']);
  });

  it('tells a change that keeps the size', () => {
    commit(root, { a: '12' });
    expect(commit(root, { a: '21' }).written).toContain('a');
    expect(readFileSync(join(root, 'a'), 'utf8')).toBe('21');
  });

  it('deletes what the last one wrote and this one does not have, with the folders that are empty by it', () => {
    commit(root, { 'a/b/old': '1', 'a/kept': '1' });
    put(root, 'a/mine', 'x');
    expect(commit(root, { 'c/new': '1' })).toMatchObject({ deleted: ['a/b/old', 'a/kept'], left: [] });
    expect(existsSync(join(root, 'a/b'))).toBe(false);
    expect(Object.keys(filesIn(root))).toEqual(['a/mine', 'c/new', 'lading.json']);
  });

  it('never deletes what it has not listed, and deletes what it has, whoever wrote it last', () => {
    commit(root, { 'compose/compose.yaml': '1', 'compose/app.conf': '1' });
    put(root, 'compose/.env', 'PASSWORD=x');
    put(root, 'compose/app.conf', 'by another version');
    expect(commit(root, { other: '1' }).deleted).toEqual(['compose/app.conf', 'compose/compose.yaml']);
    expect(Object.keys(filesIn(root))).toEqual(['compose/.env', 'lading.json', 'other']);
  });

  it('leaves a folder that stands where it had a file', () => {
    commit(root, { 'a/old': '1', b: '1' });
    rmSync(join(root, 'a/old'));
    put(root, 'a/old/mine', 'x');
    expect(commit(root, { b: '1' })).toMatchObject({ deleted: [], left: ['a/old'] });
    expect(filesIn(root)).toMatchObject({ 'a/old/mine': 'x' });
    expect(commit(root, { b: '1' }).left).toEqual([]);
  });

  it('overwrites a file of ours that somebody changed', () => {
    commit(root, { a: '1' });
    put(root, 'a', 'by hand');
    expect(commit(root, { a: '1' }).written).toEqual(['a']);
  });

  it('does not replace a file that it has not written, and names it', () => {
    put(root, 'compose/compose.yaml', 'by hand');
    const refused = coded('output/not-ours', join(root, 'compose/compose.yaml'));
    expect(() => commit(root, { 'compose/compose.yaml': '1', a: '1' })).toThrow(refused);
    expect(filesIn(root)).toEqual({ 'compose/compose.yaml': 'by hand' });
    commit(root, { a: '1' });
    expect(() => commit(root, { 'compose/compose.yaml': '1', a: '2' })).toThrow(refused);
    expect(filesIn(root)).toMatchObject({ 'compose/compose.yaml': 'by hand', a: '1' });
  });

  it('names several files at once', () => {
    for (const path of ['a', 'b']) put(root, path, 'by hand');
    expect(() => commit(root, { a: '1', b: '1' })).toThrow(`Lading did not write a, b in ${root}`);
  });

  it('makes a file its own that it did not write where it holds the very bytes', () => {
    put(root, 'a', '1');
    expect(commit(root, { a: '1' })).toMatchObject({ written: ['lading.json'], unchanged: ['a'] });
    expect(commit(root, { a: '2' }).written).toContain('a');
  });

  it('replaces what it is told to, and takes it for its own from then on', () => {
    put(root, 'a', 'by hand');
    expect(commit(root, { a: '1' }, {}, { overwrite: true }).written).toContain('a');
    expect(commit(root, { a: '2' }).written).toContain('a');
  });

  it.each(['<<<<<<< HEAD\n', '', '[]', '{ "files": 1 }'])(
    'takes no file for its own, and deletes none, on the word of an index that it cannot read: %j',
    (index) => {
      commit(root, { a: '1', b: '1' });
      put(root, 'lading.json', index);
      expect(() => commit(root, { a: '2' })).toThrow(coded('output/not-ours', join(root, 'a')));
      expect(filesIn(root)).toEqual({ a: '1', b: '1', 'lading.json': index });
      expect(commit(root, { b: '1' })).toMatchObject({
        written: ['lading.json'],
        unchanged: ['b'],
        deleted: [],
      });
      expect(existsSync(join(root, 'a'))).toBe(true);
    },
  );

  it('goes by each whole line of an index in which a merge has left its marks', () => {
    commit(root, { a: '1', b: '1', c: '1', mine: '1' });
    const rows = (...paths: string[]) =>
      paths.map((path) => `    {"path":"${path}","target":"test"},\n`).join('');
    const merged = `{\n  "files": [\n${rows('a')}<<<<<<< HEAD\n${rows('b')}=======\n${rows('c')}>>>>>>> other\n  ]\n}\n`;
    put(root, 'lading.json', merged);
    expect(commit(root, { a: '2', b: '2' })).toMatchObject({
      written: ['a', 'b', 'lading.json'],
      deleted: ['c'],
    });
    expect(filesIn(root)).toMatchObject({ mine: '1' });
    put(root, 'mine', 'by hand');
    expect(() => commit(root, { mine: '2' })).toThrow(coded('output/not-ours'));
  });

  it('knows the files of an index of the first form, which had their hashes', () => {
    const entry = { path: 'a', sha256: sha256('1'), target: 'test' };
    put(root, 'lading.json', JSON.stringify({ formatVersion: 1, files: [entry] }, null, 2));
    put(root, 'a', 'changed since');
    expect(commit(root, { a: '2' }).written).toContain('a');
  });

  it('deletes nothing outside of the output, whatever the index says', () => {
    put(dirname(root), 'precious', '1');
    const entry = { path: '../precious', target: 'x' };
    put(root, 'lading.json', JSON.stringify({ formatVersion: 1, files: [entry] }));
    expect(commit(root, { a: '1' }).deleted).toEqual([]);
    expect(existsSync(join(dirname(root), 'precious'))).toBe(true);
  });

  it('writes a large file in pieces and keeps every character whole', () => {
    const output = openOutput(root);
    const [one, other] = [output.file('one', 'x'), output.file('other', 'x')];
    const piece = '😀é'.repeat(10_000);
    for (let at = 0; at < 30; at += 1) {
      one.write(`${piece.slice(0, 64_000 + at)}`);
      other.write('-');
    }
    one.write('\ud83d');
    one.write('\ude00');
    one.close();
    other.close();
    output.commit({});
    const pieces = Array.from({ length: 30 }, (_, at) => piece.slice(0, 64_000 + at)).join('');
    expect(readFileSync(join(root, 'one'), 'utf8')).toBe(Buffer.from(`${pieces}😀`).toString());
    expect(readFileSync(join(root, 'other'), 'utf8')).toBe('-'.repeat(30));
  });
});

describe('a commit that the system breaks off', () => {
  const failAt = (wanted: string) => (step: string) => {
    if (step === wanted) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
  };
  function failingCommit(step: string): void {
    const output = openOutput(root, failAt(step));
    for (const path of ['a', 'b']) {
      const file = output.file(path, 'test');
      file.write('2');
      file.close();
    }
    output.commit({});
  }

  it('is finished by the next that opens the output', () => {
    commit(root, { a: '1', b: '1', c: '1' });
    expect(() => failingCommit('move b')).toThrow(coded('output/no-space', join(root, 'b')));
    expect(filesIn(root)).toMatchObject({ a: '2', b: '1', c: '1' });
    openOutput(root).abort();
    expect(filesIn(root)).toEqual({ a: '2', b: '2', 'lading.json': expect.not.stringContaining('"c"') });
  });

  it('changes nothing as long as the journal is not written', () => {
    commit(root, { a: '1' });
    const before = filesIn(root);
    expect(() => failingCommit('write the journal')).toThrow('full');
    expect(filesIn(root)).toEqual(before);
  });
});

describe('an abort', () => {
  it('leaves the output as it was', () => {
    commit(root, { a: '1' });
    const before = filesIn(root);
    const output = openOutput(root);
    output.file('a', 'x').write('2');
    output.abort();
    output.abort();
    expect(filesIn(root)).toEqual(before);
    expect(existsSync(join(root, '.lading'))).toBe(false);
  });

  it('removes an output folder that was not there before', () => {
    openOutput(join(root, 'deep/er')).abort();
    expect(existsSync(root)).toBe(false);
    mkdirSync(root);
    openOutput(root).abort();
    expect(existsSync(root)).toBe(true);
  });
});

describe('a path', () => {
  it.each([
    '',
    '/etc/passwd',
    '../a',
    'a/../b',
    './a',
    'a//b',
    'a/',
    'a\\b',
    'a\0',
    'lading.json',
    '.lading/x',
    '.Lading',
  ])('that is not safe is refused: %j', (path) => {
    const output = openOutput(root);
    expect(() => output.file(path, 'x')).toThrow(coded('output/unsafe-path', path));
    output.abort();
  });

  it.each([
    ['a', 'a'],
    ['a/Shop', 'a/shop'],
    ['a', 'a/b'],
    ['a/b/c', 'A'],
  ])('is taken once, as a file or as a folder, on disks without letter case too: %s and %s', (one, other) => {
    const output = openOutput(root);
    output.file(one, 'x');
    expect(() => output.file(other, 'x')).toThrow(coded('output/duplicate-path', other));
    output.abort();
  });
});

describe('what stands in the way', () => {
  const elsewhere = () => join(dirname(root), 'elsewhere');

  it('is an error that changes nothing: a symbolic link in place of a folder', () => {
    mkdirSync(elsewhere());
    commit(root, { z: '1' });
    symlinkSync(elsewhere(), join(root, 'a'));
    expect(() => commit(root, { 'a/b': '1', z: '2' })).toThrow(coded('output/symlink', join(root, 'a')));
    expect(filesIn(elsewhere())).toEqual({});
    expect(readFileSync(join(root, 'z'), 'utf8')).toBe('1');
    expect(existsSync(join(root, '.lading'))).toBe(false);
  });

  it('is an error that changes nothing: a symbolic link in place of a file or of our own folder', () => {
    put(elsewhere(), 'x', '1');
    put(root, 'z', '1');
    symlinkSync(join(elsewhere(), 'x'), join(root, 'a'));
    expect(() => commit(root, { a: '2' })).toThrow(coded('output/symlink', join(root, 'a')));
    symlinkSync(elsewhere(), join(root, '.lading'));
    expect(() => openOutput(root)).toThrow(coded('output/symlink', join(root, '.lading')));
    expect(filesIn(elsewhere())).toEqual({ x: '1' });
  });

  it('is left where a stale file now lies behind a symbolic link', () => {
    commit(root, { 'a/b': '1', c: '1' });
    put(elsewhere(), 'b', '1');
    rmSync(join(root, 'a'), { recursive: true });
    symlinkSync(elsewhere(), join(root, 'a'));
    expect(commit(root, { c: '1' })).toMatchObject({ deleted: [], left: ['a/b'] });
    expect(filesIn(elsewhere())).toEqual({ b: '1' });
  });

  it('is an error that changes nothing: a file in place of a folder, a folder in place of a file', () => {
    put(root, 'a', '1');
    put(root, 'b/c', '1');
    expect(() => commit(root, { 'a/b': '1' })).toThrow(coded('output/not-a-folder', join(root, 'a')));
    expect(() => commit(root, { b: '1' })).toThrow(coded('output/not-a-file', join(root, 'b')));
    expect(() => openOutput(join(root, 'a'))).toThrow(coded('output/not-a-folder', join(root, 'a')));
    expect(() => openOutput(join(root, 'a/b'))).toThrow(coded('output/not-a-folder', join(root, 'a/b')));
    expect(filesIn(root)).toEqual({ a: '1', 'b/c': '1' });
  });

  it('is an error, and is not waited for: a pipe or a folder in place of the index', () => {
    mkdirSync(root);
    execFileSync('mkfifo', [join(root, 'lading.json')]);
    expect(() => commit(root, { a: '1' })).toThrow(coded('output/not-a-file', join(root, 'lading.json')));
    rmSync(join(root, 'lading.json'));
    mkdirSync(join(root, 'lading.json'));
    expect(() => commit(root, { a: '1' })).toThrow(coded('output/not-a-file', join(root, 'lading.json')));
  });

  it('is an error that names it: a file system that takes no folders, staged files that are gone', () => {
    expect(() => openOutput('/proc/self/dist')).toThrow(coded('output/not-writable', '/proc/self/dist'));
    mkdirSync(root);
    const output = openOutput(root);
    output.file('a', 'x').close();
    rmSync(join(root, '.lading/stage'), { recursive: true });
    const file = output.file('b', 'x');
    expect(() => file.close()).toThrow(coded('output/not-writable', join(root, '.lading/stage/1')));
    output.abort();
  });
});

describe('the lock', () => {
  it('keeps a second synth out, in this process and in another', () => {
    const output = openOutput(root);
    expect(() => openOutput(root)).toThrow(coded('output/locked', root));
    output.abort();
    put(root, '.lading/lock', `${process.ppid} ${hostname()}`);
    expect(() => openOutput(root)).toThrow(coded('output/locked', root));
    put(root, '.lading/lock', '1 another-machine');
    expect(() => openOutput(root)).toThrow(coded('output/locked', root));
  });

  it.each([
    ['a process that is gone', `${2 ** 22 - 1} ${hostname()}`, new Date()],
    ['an earlier process with our own id', `${process.pid} ${hostname()}`, new Date()],
    ['another machine, long ago', '1 another-machine', new Date(0)],
    ['a process that was killed while writing it', '', new Date(0)],
  ])('of %s is taken over', (_, text, time) => {
    put(root, '.lading/lock', text);
    put(root, '.lading/stage/0', 'left over');
    utimesSync(join(root, '.lading/lock'), time, time);
    commit(root, { a: '1' });
    expect(Object.keys(filesIn(root))).toEqual(['a', 'lading.json']);
  });

  it('leaves nothing of those who were killed while they took it', () => {
    put(root, '.lading/lock.5f0c', `${2 ** 22 - 1} ${hostname()}`);
    commit(root, { a: '1' });
    expect(Object.keys(filesIn(root))).toEqual(['a', 'lading.json']);
  });
});

describe('misuse', () => {
  it('is an error: a file that is still open, a file after the end', () => {
    const output = openOutput(root);
    output.file('a', 'x');
    expect(() => output.commit({})).toThrow('still open');
    expect(() => output.file('b', 'x')).toThrow('already');
    expect(existsSync(root)).toBe(false);
  });
});
