import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, codes, lading, project } from './project';

const line = 'node --import lading/register ./app.ts && true';

test('an app run by a command of its own is synthesized by the same rules', () => {
  const folder = project({ 'app.ts': `console.log('hello');\n${app}app.synth();\n` });
  const run = lading(folder, ['synth', '--app', line]);
  expect(run.status).toBe(0);
  expect(run.stdout).toBe('');
  expect(run.stderr).toContain('hello\n');
  expect(run.stderr).toContain('In dist: 3 written');
  expect(lading(folder, ['synth', '--check']).status).toBe(0);
});

test('what it has to say is shown as ever', () => {
  const folder = project({ 'app.ts': app.replace('{ image', '{ restrat: 1, image') });
  const run = lading(folder, ['synth', '--app', line]);
  expect(codes(run)).toEqual(['props/unknown']);
  expect(run.stderr).toContain('did you mean restart?');
  expect(run.status).toBe(1);
  expect(existsSync(join(folder, 'dist/lading.json'))).toBe(false);
});

test('what says of itself that it failed is not written', () => {
  const folder = project({ 'app.ts': `${app}process.exitCode = 3;\n` });
  const run = lading(folder, ['synth', '--app', line]);
  expect(codes(run)).toEqual(['app/failed']);
  expect(run).toMatchObject({ status: 2, stdout: '' });
  expect(existsSync(join(folder, 'dist'))).toBe(false);
});

test('what fails when the app is done is told together with what was written', () => {
  const folder = project({ 'app.ts': app });
  const failing = 'node --import lading/register ./app.ts; exit 3';
  const run = lading(folder, ['synth', '--app', failing]);
  expect(codes(run)).toEqual(['app/threw']);
  expect(run.stderr).toContain('failed (exit code 3)');
  expect(run.stderr).toContain('In dist: 3 written');
  expect(run.status).toBe(2);
  const printed = lading(folder, ['synth', '--stdout', '--target', 'compose', '--app', failing]);
  expect(printed).toMatchObject({ status: 2, stdout: '' });
});

test.each([
  ['fails', 'exit 3', 'app/threw', '`exit 3` failed (exit code 3).'],
  ['makes no app', 'echo done', 'app/no-app', 'done\n'],
  ['never ends', 'sleep 30', 'app/timeout', 'within 1 second.'],
])('a command that %s', (_what, command, code, text) => {
  const run = lading(project({}), ['synth', '--timeout', '1', '--app', command]);
  expect(codes(run)).toEqual([code]);
  expect(run.stderr).toContain(text);
  expect(run.status).toBe(2);
});
