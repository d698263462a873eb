import { chmodSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkOutput } from '../../lib/emit/check-output';
import { memoryOutput } from '../../lib/emit/memory-output';
import { type Output, openOutput } from '../../lib/emit/output';
import { newRoot } from './folder';

const text = '#!/bin/sh\n';
let root: string;
beforeEach(() => {
  root = newRoot();
});
afterEach(() => rmSync(dirname(root), { recursive: true }));

function fill<T extends Output>(output: T, executable = true): T {
  for (const [path, run] of [
    ['run', executable],
    ['text', false],
  ] as const) {
    const file = output.file(path, 'test', run);
    file.write(text);
    file.close();
  }
  return output;
}

const canRun = (path: string) => (statSync(join(root, path)).mode & 0o100) !== 0;

function changes() {
  const memory = fill(memoryOutput());
  memory.commit({});
  return checkOutput(root, memory.files, {}, memory.executables).changes.map(({ path }) => path);
}

it('can be run, and stands among files that cannot', () => {
  fill(openOutput(root)).commit({});
  expect([canRun('run'), canRun('text')]).toEqual([true, false]);
});

it('is written again where only that has changed, and not without need', () => {
  fill(openOutput(root), false).commit({});
  expect(changes()).toEqual(['run']);
  expect(fill(openOutput(root)).commit({}).written).toEqual(['run']);
  expect(canRun('run')).toBe(true);
  expect(changes()).toEqual([]);
  expect(fill(openOutput(root)).commit({}).written).toEqual([]);
});

it('is left alone where it can be run and need not, as on disks that know no difference', () => {
  fill(openOutput(root)).commit({});
  chmodSync(join(root, 'text'), 0o755);
  expect(changes()).toEqual([]);
});
