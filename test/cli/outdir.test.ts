import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, codes, lading, project } from './project';

const named = app.replace('new App()', "new App({ outdir: 'out/of/app' })");
const written = (folder: string) =>
  ['out/of/app', 'flag', 'variable', 'file', 'dist'].filter((place) =>
    existsSync(join(folder, place, 'lading.json')),
  );

test.each([
  ['the app', [], {}, undefined, 'out/of/app'],
  ['cdk8s.yaml', [], {}, 'file', 'file'],
  ['the environment', [], { LADING_OUT: 'variable' }, 'file', 'variable'],
  ['the flag', ['--out', 'flag'], { LADING_OUT: 'variable' }, 'file', 'flag'],
])('the output goes where %s says', (_who, args, environment, inFile, expected) => {
  const config: Record<string, string> =
    inFile === undefined ? {} : { 'cdk8s.yaml': `app: app.ts\nlading:\n  out: ${inFile}\n` };
  const folder = project({ 'app.ts': named, ...config });
  const run = lading(folder, ['synth', ...args], environment);
  expect(run.status).toBe(0);
  expect(run.stderr).toContain(`In ${expected}: 3 written`);
  expect(written(folder)).toEqual([expected]);
  const check = lading(folder, ['synth', '--check', ...args], environment);
  expect(check.status).toBe(0);
});

test('an app that is a command is asked as well', () => {
  const folder = project({ 'app.ts': named });
  const run = lading(folder, ['synth', '--app', 'node --import lading/register app.ts && true']);
  expect(run.stderr).toContain('In out/of/app: 3 written');
  expect(written(folder)).toEqual(['out/of/app']);
});

test('apps that want different folders are refused, unless somebody decides', () => {
  const two = (outdir: string) => `import { App, Chart, Worker } from 'lading';
for (const [name, outdir] of [['a', 'dist'], ['b', '${outdir}']]) {
  const chart = new Chart(new App({ name, outdir }), name);
  new Worker(chart, 'mailer-' + name, { image: 'ghcr.io/acme/mailer:2.0.0' });
}\n`;
  const folder = project({ 'app.ts': two('elsewhere') });
  const run = lading(folder, ['synth']);
  expect(codes(run)).toEqual(['option/invalid']);
  expect(run.stderr).toContain('app.ts:3:27\n');
  expect(run.status).toBe(2);
  expect(lading(folder, ['synth', '--out', 'flag']).status).toBe(0);
  expect(existsSync(join(folder, 'flag/b/compose'))).toBe(true);
  expect(lading(project({ 'app.ts': two('./dist/') }), ['synth']).status).toBe(0);
});

test('--app and --out start from the same folder, the one that they are typed in', () => {
  const folder = project({ 'cdk8s.yaml': 'app: app.ts\n', 'app.ts': app, 'below/other.ts': app });
  const below = join(folder, 'below');
  expect(lading(below, ['synth', '--app', 'other.ts', '--out', 'flag']).status).toBe(0);
  expect(written(below)).toEqual(['flag']);
  mkdirSync(join(folder, 'empty'));
  expect(codes(lading(join(folder, 'empty'), ['synth', '--app', 'app.ts']))).toEqual(['option/invalid']);
});
