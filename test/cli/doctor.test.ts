import { chmodSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { isAtLeast, majorOf } from '../../lib/cli/doctor/version-order';
import { packageRoot } from '../../lib/diagnostics/package-root';
import { app, codes, lading, project } from './project';

interface Found {
  readonly entries: readonly { readonly name: string; readonly found?: string; readonly place?: string }[];
  readonly diagnostics: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
  }[];
  readonly summary: unknown;
}

/** Programs that answer as others do, and no others. */
function programs(folder: string, answers: Readonly<Record<string, string>>): { readonly PATH: string } {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  for (const [name, answer] of Object.entries(answers)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${answer}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return { PATH: bin };
}

function examined(folder: string, answers: Readonly<Record<string, string>> = {}): Found {
  const { stdout } = lading(folder, ['doctor', '--format', 'json'], programs(folder, answers));
  return JSON.parse(stdout);
}

const of = ({ entries }: Found, name: string) => entries.filter((entry) => entry.name === name);

function install(folder: string, name: string, version: string): string {
  const place = join(folder, 'node_modules', name);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'package.json'), JSON.stringify({ name, version }));
  return place;
}

test('shows what is found where, in text and in the form of its schema', () => {
  const folder = project({
    'app.ts': app,
    'cdk8s.yaml': 'app: app.ts\nlading:\n  out: manifests\n  strict: true\n',
  });
  lading(folder, ['synth']);
  const answers = { docker: 'echo 5.3.1', kubectl: 'echo "Client Version: v1.36.2"' };
  const found = examined(folder, answers);
  const validate = new Ajv({ allErrors: true }).compile(
    JSON.parse(readFileSync(join(packageRoot(), 'schemas/doctor.json'), 'utf8')),
  );
  expect(validate(found) ? [] : validate.errors).toEqual([]);
  expect(found).toMatchObject({ summary: { errors: 0, warnings: 0 }, diagnostics: [] });
  expect(of(found, 'node')).toEqual([
    { name: 'node', found: process.version, place: realpathSync(process.execPath) },
  ]);
  expect(of(found, 'lading')).toHaveLength(1);
  expect(of(found, 'docker compose')).toEqual([{ name: 'docker compose', found: '5.3.1' }]);
  expect(of(found, 'kubectl')).toEqual([{ name: 'kubectl', found: '1.36.2' }]);
  expect(of(found, 'config')).toEqual([
    { name: 'config', found: 'out manifests, strict true', place: join(folder, 'cdk8s.yaml') },
  ]);
  expect(of(found, 'app')).toEqual([
    { name: 'app', found: 'loaded by Lading', place: join(folder, 'app.ts') },
  ]);
  expect(of(found, 'output')).toEqual([
    {
      name: 'output',
      found: expect.stringMatching(/^\d+ files of Lading's$/),
      place: join(folder, 'manifests'),
    },
  ]);
  expect(of(found, 'cache')).toEqual([
    {
      name: 'cache',
      found: expect.stringMatching(/^\d+ kB$/),
      place: join(folder, 'node_modules/.cache/lading'),
    },
  ]);
  const text = lading(folder, ['doctor'], programs(folder, answers));
  expect(text).toMatchObject({ status: 0, stderr: '\n0 errors, 0 warnings.\n' });
  expect(text.stdout).toMatch(/^docker compose {2}5\.3\.1$/m);
  expect(text.stdout).toMatch(/^schemas {9}Kubernetes 1\.31 to 1\.37, Compose, Swarm/m);
});

test('says what is not there, and that an output is still to be written', () => {
  const found = examined(project({ 'app.ts': app }));
  expect(of(found, 'kubectl')).toEqual([{ name: 'kubectl' }]);
  expect(of(found, 'config')).toEqual([{ name: 'config' }]);
  expect(of(found, 'output')).toEqual([{ name: 'output', place: expect.stringMatching(/dist$/) }]);
});

test('finds copies that a package has for itself, and those of a folder above', () => {
  const folder = project({ 'app.ts': app });
  install(folder, 'other/node_modules/cdk8s', '2.68.1');
  install(folder, '@acme/kit/node_modules/cdk8s', '2.69.0');
  install(folder, '.pnpm/cdk8s@2.70.0/node_modules/cdk8s', '2.70.0');
  install(folder, '.pnpm/lading@9.9.9/node_modules/lading', '9.9.9');
  const found = examined(folder);
  expect(of(found, 'cdk8s').map((entry) => entry.found)).toEqual(
    expect.arrayContaining(['2.68.1', '2.69.0', '2.70.0']),
  );
  expect(found.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    'warning app/two-versions',
    'warning cdk8s/second-copy',
  ]);
  expect(lading(folder, ['doctor'])).toMatchObject({ status: 0 });
});

test.each([
  ['cdk8s', '1.10.0', 'cdk8s is 1.10.0, and Lading needs ^2.'],
  ['cdk8s', '3.0.0', 'cdk8s is 3.0.0, and Lading needs ^2.'],
  ['constructs', '10.2.9', 'constructs is 10.2.9, and Lading needs ^10.3.'],
])('%s %s does not fit, which is an error', (name, version, message) => {
  const folder = project({ 'app.ts': app });
  install(folder, `other/node_modules/${name}`, version);
  const run = lading(folder, ['doctor'], programs(folder, {}));
  expect(run.status).toBe(1);
  expect(run.stderr.replace(/\s+/g, ' ')).toContain(message);
});

test('says of a Node that is too old which one is needed, of one that cannot run it as well', () => {
  const folder = project({
    'app.ts': app,
    'older.cjs': "Object.defineProperty(process, 'version', { value: 'v18.20.8' });\n",
    'old.cjs': "delete require('node:buffer').isAscii;\n",
  });
  const asked = (file: string) =>
    lading(folder, ['doctor'], { ...programs(folder, {}), NODE_OPTIONS: `--require ${join(folder, file)}` });
  const older = asked('older.cjs');
  expect([older.status, codes(older)]).toEqual([1, ['system/unfit']]);
  expect(older.stderr).toContain('Node is v18.20.8, and Lading needs >=20.12.');
  expect(asked('old.cjs')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: `Node is ${process.version}, and Lading needs >=20.12: https://nodejs.org\n`,
  });
});

test('warns of a docker compose that is older than what is written by default', () => {
  const folder = project({ 'app.ts': app });
  const [warning, ...others] = examined(folder, { docker: 'echo v2.24.5' }).diagnostics;
  expect(others).toEqual([]);
  expect(warning).toMatchObject({ code: 'system/unfit', severity: 'warning' });
  expect(warning).toMatchObject({ fix: expect.stringContaining("floor: '2.24'") });
});

test('tells with the rest what keeps the project from being read, once', () => {
  const folder = project({ 'app.ts': app, 'cdk8s.yaml': 'lading:\n  outt: a\n' });
  const run = lading(folder, ['doctor'], programs(folder, {}));
  expect(run).toMatchObject({ status: 1, stdout: expect.stringContaining('cannot be used') });
  expect(codes(run)).toEqual(['config/invalid']);
  expect(codes(lading(project({}), ['doctor']))).toContain('option/invalid');
});

test('finds what lies in no node_modules above as Node does, such as the packages of Yarn', () => {
  const folder = project({ 'app.ts': app });
  rmSync(join(folder, 'node_modules'), { recursive: true });
  const modules = join(packageRoot(), 'node_modules');
  expect(codes(lading(folder, ['doctor'], programs(folder, {})))).toEqual(['system/unfit', 'system/unfit']);
  const run = lading(folder, ['doctor'], { ...programs(folder, {}), NODE_PATH: modules });
  expect(codes(run)).toEqual([]);
  expect(run.stdout).toContain(join(modules, 'constructs'));
});

test('runs nothing of the app, shows no value of the environment, and has no other format', () => {
  const folder = project({ 'app.ts': "throw new Error('ran');\n" });
  const run = lading(folder, ['doctor'], { ...programs(folder, {}), TOKEN: 'hunter2hunter2' });
  expect(run.status).toBe(0);
  expect(run.stdout + run.stderr).not.toMatch(/hunter2|ran/);
  expect(lading(folder, ['doctor', '--format', 'sarif']).status).toBe(2);
  expect(lading(folder, ['doctor'], { LADING_FORMAT: 'sarif' }).status).toBe(0);
});

test.each([
  ['v20.12.0', '>=20.12', true],
  ['v20.11.9', '>=20.12', false],
  ['v24.0.0', '>=20.12', true],
  ['v18.99.0', '>=20.12', false],
  ['2.68.0-rc.1', '^2.68.0', true],
  ['5', '5.3', false],
])('%s is at least %s: %s', (version, least, expected) => {
  expect(isAtLeast(version, least)).toBe(expected);
  expect(majorOf('v20.1.0')).toBe(20);
});
