import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { packageRoot } from '../../lib/diagnostics/package-root';
import { codes, lading, project } from './project';

const app = (tag: string, more = '') => `import { App, Chart, WebApp } from 'lading';
const app = new App();
const shop = new Chart(app, 'shop');
new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:${tag}',
  port: 8080,${more}
});
`;

function git(folder: string, ...args: string[]): void {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...who, ...args], { cwd: folder, stdio: 'ignore' });
}

/** A project whose output is committed on its main branch, and a branch on which the app has changed. */
function branched(change: string): string {
  const folder = project({ 'app.ts': app('1.4.2'), '.gitignore': 'node_modules\n' });
  git(folder, 'init', '-b', 'main');
  lading(folder, ['synth']);
  git(folder, 'add', '-A');
  git(folder, 'commit', '-m', 'one');
  git(folder, 'checkout', '-b', 'change');
  writeFileSync(join(folder, 'app.ts'), change);
  return folder;
}

test('says what a branch does, beside what was committed where it left the main one, with the line that did it', () => {
  const folder = branched(app('1.5.0'));
  const run = lading(folder, ['diff']);
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(run.stdout).toContain('Kubernetes: 1 workload rolls. Compose: 1 service restarts.');
  expect(run.stdout).toMatch(/^Compared with main \([0-9a-f]{7}\)\.$/m);
  expect(run.stdout).toMatch(/spec\.template\.spec\.containers\[web\]\.image +app\.ts:5:10/);
  expect(run.stdout).not.toContain('\u001b');
});

test('says nothing where nothing has changed, also when the output was written anew', () => {
  const folder = branched(app('1.4.2'));
  lading(folder, ['synth']);
  expect(lading(folder, ['diff', '--exit-code'])).toMatchObject({ status: 0, stdout: '', stderr: '' });
});

test('compares with any commit and any folder, and needs no git for a folder', () => {
  const folder = project({ 'app.ts': app('1.4.2') });
  lading(folder, ['synth', '--out', 'old']);
  writeFileSync(join(folder, 'app.ts'), app('1.5.0'));
  expect(lading(folder, ['diff', '--base', 'old']).stdout).toContain('1 workload rolls');
  const other = branched(app('1.5.0'));
  expect(lading(other, ['diff', '--base', 'HEAD']).stdout).toContain('1 workload rolls');
});

test('--exit-code and --fail-on say no with 1', () => {
  const folder = branched(app('1.5.0', '\n  user: 0,'));
  expect(lading(folder, ['diff']).status).toBe(0);
  expect(lading(folder, ['diff', '--exit-code']).status).toBe(1);
  expect(lading(folder, ['diff', '--fail-on', 'data,recreated']).status).toBe(0);
  expect(lading(folder, ['diff', '--fail-on', 'data,widened']).status).toBe(1);
  expect(lading(folder, ['diff', '--fail-on', 'widend'])).toMatchObject({ status: 2, stdout: '' });
});

test('another order that replaces pods is no nothing', () => {
  const folder = project({ 'app.ts': app('1.4.2', "\n  env: { A: '1', B: '2' },") });
  lading(folder, ['synth', '--out', 'old']);
  writeFileSync(join(folder, 'app.ts'), app('1.4.2', "\n  env: { B: '2', A: '1' },"));
  const run = lading(folder, ['diff', '--base', 'old', '--fail-on', 'rolled']);
  expect(run.status).toBe(1);
  expect(run.stdout).toMatch(/containers\[web\]\.env +\[A, B\] → \[B, A\] +app\.ts:7:/);
});

test('json has the form of its schema, and markdown folds each construct', () => {
  const folder = branched(app('1.5.0', "\n  env: { A: 'a' },"));
  const { stdout } = lading(folder, ['diff', '--format', 'json']);
  const schema = JSON.parse(readFileSync(join(packageRoot(), 'schemas/diff.json'), 'utf8'));
  const validate = new Ajv().compile(schema);
  expect(validate(JSON.parse(stdout)) || validate.errors).toBe(true);
  const run = lading(folder, ['diff', '--format', 'markdown', '--output-file', 'out/diff.md']);
  expect(run.status).toBe(0);
  // What a file has, people read on stderr.
  expect(run.stdout).toBe('');
  expect(run.stderr).toContain('shop/web (WebApp)');
  const markdown = readFileSync(join(folder, 'out/diff.md'), 'utf8');
  expect(markdown).toMatch(/^<!-- lading diff -->\n/);
  expect(markdown).toContain('<details><summary><b>shop/web (WebApp)</b>');
});

test('an app of a command of its own is compared as well', () => {
  const folder = branched(app('1.5.0'));
  writeFileSync(
    join(folder, 'cdk8s.yaml'),
    'language: typescript\napp: env node --import lading/register app.ts\n',
  );
  const run = lading(folder, ['diff']);
  expect(run.stdout).toContain('Kubernetes: 1 workload rolls.');
  expect(run.stdout).toContain('app.ts:5:10');
});

test('an app with errors is not compared', () => {
  const folder = branched(app('1.5.0', '\n  prot: 1,'));
  const run = lading(folder, ['diff']);
  expect(run).toMatchObject({ status: 1, stdout: '' });
  expect(codes(run)).toEqual(['props/unknown']);
  expect(run.stderr).toContain('Nothing was compared.');
});

test.each([
  ['no repository and no --base', [], 'no git repository'],
  ['a base that is neither', ['--base', 'nowhere'], 'neither a folder nor a commit'],
  ['a folder without an output', ['--base', '.'], 'no output to compare with'],
  ['a format that it has not', ['--base', '.', '--format', 'github'], 'text, json, markdown'],
])('%s is an error of the command line', (_, args, text) => {
  const folder = project({ 'app.ts': app('1.4.2') });
  const run = lading(folder, ['diff', ...args]);
  expect(run).toMatchObject({ status: 2, stdout: '' });
  expect(codes(run)).toEqual(['option/invalid']);
  expect(run.stderr).toContain(text);
});

test('what LADING_FORMAT says to every command of a pipeline is no reason to refuse one that has no such format', () => {
  const folder = branched(app('1.5.0'));
  const { stdout } = lading(folder, ['diff']);
  expect(stdout).toContain('1 workload rolls');
  for (const LADING_FORMAT of ['github', 'sarif', 'junit'])
    expect(lading(folder, ['diff'], { LADING_FORMAT, GITHUB_ACTIONS: 'true' })).toMatchObject({
      status: 0,
      stdout,
      stderr: '',
    });
  expect(lading(folder, ['diff'], { LADING_FORMAT: 'json' }).stdout).toMatch(/^\{/);
  expect(lading(folder, ['graph'], { LADING_FORMAT: 'github' }).stdout).toMatch(/^flowchart LR/);
  expect(lading(folder, ['graph'], { LADING_FORMAT: 'json' }).stdout).toMatch(/^\{/);
  const parity = lading(folder, ['parity']);
  expect(lading(folder, ['parity'], { LADING_FORMAT: 'github' })).toMatchObject({
    status: parity.status,
    stdout: parity.stdout,
  });
  for (const format of ['github', 'sarif'])
    expect(lading(folder, ['parity', '--format', format]).status).toBe(2);
});

test('a committed manifest that is no YAML is told, and nothing is claimed', () => {
  const folder = branched(app('1.5.0'));
  writeFileSync(join(folder, 'dist/kubernetes/shop.k8s.yaml'), 'kind: [\n');
  const run = lading(folder, ['diff', '--base', 'dist']);
  expect(run).toMatchObject({ status: 2, stdout: '' });
  expect(run.stderr).toContain('kubernetes/shop.k8s.yaml');
});
