import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands } from '../../lib/cli/command-table';
import { allCodes } from '../../lib/diagnostics/catalogue';
import { packageRoot } from '../../lib/diagnostics/package-root';
import { app, codes, lading, project } from './project';

const nowhere = mkdtempSync(join(tmpdir(), 'lading-main-'));

test('--version shows that of the package', () => {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  expect(lading(nowhere, ['--version'])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
});

test('--help lists every command, and no line is wider than a terminal', () => {
  const { stdout, status } = lading(nowhere, ['--help']);
  expect(status).toBe(0);
  for (const name of Object.keys(commands)) expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'));
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test.each(Object.entries(commands))('%s --help lists its options', (name, { options }) => {
  const { stdout } = lading(nowhere, [name, '--help']);
  for (const option of options) expect(stdout).toContain(`--${option}`);
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test('without a command the help is shown, as an error', () => {
  expect(lading(nowhere, [])).toMatchObject({ status: 2, stdout: '' });
});

test.each([
  [['synth', '--strcit'], 'option/invalid'],
  [['explain', 'no/such'], 'option/invalid'],
  [['explain', 'custom/owner'], 'option/invalid'],
  [['synth', '--app', 'gone.ts'], 'option/invalid'],
  [['synth'], 'option/invalid'],
])('%j fails as %s without a trace of code', (args, code) => {
  const run = lading(nowhere, args);
  expect(codes(run)).toEqual([code]);
  expect(run.stderr).not.toMatch(/^\s+at /m);
  expect(run.status).toBe(2);
});

test('explain lists every code, and prints a page', () => {
  const list = lading(nowhere, ['explain']).stdout;
  for (const code of allCodes()) expect(list).toContain(`${code} `);
  const page = readFileSync(join(packageRoot(), 'docs/diagnostics/app/threw.md'), 'utf8');
  expect(lading(nowhere, ['explain', 'app/threw']).stdout).toBe(page);
});

test('parity counts what is kept and names what is not, and writes nothing', () => {
  const folder = project({
    'app.ts': app.replace('{ image', "{ resources: { cpu: { request: '1' } }, image"),
  });
  const run = lading(folder, ['parity']);
  expect(run.status).toBe(0);
  expect(run.stdout).toMatch(/^shop on kubernetes: \d+ kept, 0 approximated, 0 not expressible$/m);
  expect(run.stdout).toMatch(/^ {2}approximated {2}resources\.requests\.cpu/m);
});

test('parity shows the targets that are asked for', () => {
  const { stdout } = lading(project({ 'app.ts': app }), ['parity', '--target', 'swarm']);
  expect(stdout.match(/^shop on \w+/gm)).toEqual(['shop on swarm']);
});

test('parity as JSON is the report of synth, whatever the app has wrong', () => {
  const good = project({ 'app.ts': app.replace('{ image', "{ resources: { cpu: { request: '1' } }, image") });
  const { parity, written, diagnostics } = JSON.parse(lading(good, ['parity', '--format', 'json']).stdout);
  expect(parity.shop.targets.compose.length).toBeGreaterThan(0);
  expect(written).toEqual([]);
  expect(diagnostics).toContainEqual(
    expect.objectContaining({ code: 'parity/approximated', location: expect.anything() }),
  );
  const bad = project({ 'app.ts': app.replace('{ image', '{ restrat: 1, image') });
  const run = lading(bad, ['parity', '--format', 'json']);
  expect([run.status, run.stderr]).toEqual([1, '']);
  expect(JSON.parse(run.stdout).diagnostics).toMatchObject([{ code: 'props/unknown' }]);
});
