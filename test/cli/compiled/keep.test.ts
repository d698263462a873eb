import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../lib/diagnostics/package-root';
import { app, codes } from '../project';
import { hashes, installed, kept, program, run } from './installed';

const scriptsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(folder, name));

const upToDate = '3 files in dist are up to date.';

test('the second run keeps what it has compiled beside the package, and the next one has nothing to add', () => {
  const folder = installed({ 'app.ts': app });
  expect(run(folder)).toMatchObject({ status: 0, stdout: '' });
  expect([...kept(folder).values()].every(({ length }) => length === 0)).toBe(true);
  expect(run(folder)).toMatchObject({ status: 0, stdout: '' });
  const before = hashes(kept(folder));
  expect(before.size).toBeGreaterThan(0);
  const third = run(folder);
  expect(third).toMatchObject({ status: 0, stdout: '' });
  expect(third.stderr).toContain(upToDate);
  expect(hashes(kept(folder))).toEqual(before);
});

test('a module that was changed, but not in length, runs as it is now', () => {
  const folder = installed({ 'app.ts': app });
  run(folder);
  run(folder);
  const file = join(folder, 'node_modules/lading/build/main.js');
  const text = readFileSync(file, 'utf8');
  // A line of the bundle may end anywhere in it.
  const told = new RegExp([...'are up to date'].join('(?:\\\\\n)?'));
  const changed = text.replace(told, (found) => found.replace(/e$/, 'a'));
  expect(changed).not.toBe(text);
  expect(changed.length).toBe(text.length);
  writeFileSync(file, changed);
  expect(run(folder).stderr).toContain('3 files in dist are up to data.');
});

test('what was damaged is not used', () => {
  const folder = installed({ 'app.ts': app });
  run(folder);
  run(folder);
  expect([...kept(folder).values()].some(({ length }) => length > 1000)).toBe(true);
  for (const [path, bytes] of kept(folder)) {
    for (let at = 100; at < bytes.length; at += 1000) bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(path, bytes);
  }
  const again = run(folder);
  expect(again).toMatchObject({ status: 0 });
  expect(again.stderr).toContain(upToDate);
});

test('where nothing can be kept, everything works without', () => {
  const folder = installed({ 'app.ts': app, 'node_modules/.cache': 'a file, no folder' });
  for (const last of ['In dist: 3 written, 0 unchanged.', upToDate]) {
    const { status, stderr } = run(folder);
    expect(status).toBe(0);
    expect(stderr).toContain(last);
  }
});

test('several runs at once do not get in the way of each other', async () => {
  const folder = installed({ 'app.ts': app });
  run(folder);
  const ends = await Promise.all(
    [1, 2, 3, 4].map(
      (number) =>
        new Promise((resolve) => {
          const args = ['synth', '--out', `dist-${number}`];
          spawn(process.execPath, program(folder, { args }), { cwd: folder, stdio: 'ignore' }).on(
            'exit',
            resolve,
          );
        }),
    ),
  );
  expect(ends).toEqual([0, 0, 0, 0]);
  const before = hashes(kept(folder));
  expect(run(folder).status).toBe(0);
  expect(hashes(kept(folder))).toEqual(before);
});

test('NODE_DISABLE_COMPILE_CACHE keeps nothing, nor does a run that measures coverage', () => {
  const folder = installed({ 'app.ts': app });
  run(folder, { environment: { NODE_DISABLE_COMPILE_CACHE: '1' } });
  run(folder, { environment: { NODE_V8_COVERAGE: join(folder, 'coverage') } });
  expect(kept(folder)).toEqual(new Map());
  expect(existsSync(join(folder, 'dist/lading.json'))).toBe(true);
});

test.each(['mjs', 'cjs'])('an app.%s gets the same Lading, first and later', (ending) => {
  const required = app.replace(/import (.*) from ('lading');/, 'const $1 = require($2);');
  const folder = installed({ [`app.${ending}`]: `${ending === 'mjs' ? app : required}app.synth();\n` });
  for (const last of ['In dist: 3 written, 0 unchanged.', upToDate, upToDate]) {
    const { status, stderr } = run(folder, { args: ['synth', '--app', `app.${ending}`] });
    expect(stderr).toContain(last);
    expect(status).toBe(0);
  }
});

test('no code of ours calls import() itself: it would fail in code that was kept', () => {
  const scripts = ['build', 'schemas'].flatMap((name) => scriptsIn(join(packageRoot(), name)));
  expect(scripts.length).toBeGreaterThan(50);
  const calling = scripts.filter((file) =>
    /\bimport\s*\(/.test(readFileSync(file, 'utf8').replaceAll('"module.exports = (id) => import(id)"', '')),
  );
  expect(calling).toEqual([]);
});

test('an error stands at its line, first and later', () => {
  const folder = installed({ 'app.ts': app.replace('{ image', '{ restrat: 1, image') });
  const first = run(folder);
  expect(codes(first)).toEqual(['props/unknown']);
  expect(first.stderr).toContain('app.ts:4:30\n');
  for (const _ of ['second', 'third']) expect(run(folder)).toEqual({ ...first, pid: expect.any(Number) });
});
