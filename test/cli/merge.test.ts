import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lading, project } from './project';

const chart = (id: string, props = '') => `
const ${id} = new Chart(app, '${id}');
new WebApp(${id}, '${id}-api', {
  image: 'ghcr.io/acme/${id}:1.0.0',
  port: 8080,
  liveness: httpGet('/healthz'),${props}
});
`;
const app = (...charts: string[]) =>
  `import { App, Chart, httpGet, WebApp } from 'lading';\nconst app = new App({ name: 'shop' });\n${charts.join('')}`;

const middle = chart('middle');
const alpha = chart('alpha', "\n  expose: 'alpha.acme.dev',");
const omega = chart('omega', '\n  scale: { min: 1, max: 3, cpu: 70 },');

const repository = (files: Readonly<Record<string, string>>) => {
  const folder = project({ ...files, '.gitignore': 'node_modules/\n' });
  const git = (...args: string[]) => {
    const settings = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'init.defaultBranch=main'];
    return execFileSync('git', [...settings, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  };
  const change = (text: string, message: string) => {
    writeFileSync(join(folder, 'app.ts'), text);
    expect(lading(folder, ['synth'])).toMatchObject({ status: 0 });
    git('add', '.');
    git('commit', '-q', '-m', message);
  };
  git('init', '-q');
  return { folder, git, change };
};

test('two branches that change other parts of the app merge, and what comes of it is up to date', () => {
  const { folder, git, change } = repository({});
  change(app(middle), 'base');
  git('checkout', '-q', '-b', 'one');
  change(app(alpha, middle), 'one');
  git('checkout', '-q', '-b', 'other', 'main');
  change(app(middle, omega), 'other');
  git('merge', '-q', '--no-edit', 'one');
  expect(git('status', '--porcelain')).toBe('');
  expect(lading(folder, ['synth', '--check'])).toMatchObject({ status: 0 });
  const { files, parity } = JSON.parse(readFileSync(join(folder, 'dist/lading.json'), 'utf8'));
  expect(files.filter(Boolean).map(({ path }: { path: string }) => path)).toEqual([
    'compose/compose.yaml',
    'kubernetes/alpha.k8s.yaml',
    'kubernetes/middle.k8s.yaml',
    'kubernetes/omega.k8s.yaml',
  ]);
  const constructs = parity.filter(Boolean).map(({ construct }: { construct: string }) => construct);
  expect(constructs).toEqual([...constructs].sort());
  expect(new Set(constructs)).toEqual(new Set(['alpha/alpha-api', 'middle/middle-api', 'omega/omega-api']));
});

test('two branches that change images alone do not touch the index', () => {
  const { git, change } = repository({});
  change(app(alpha, middle), 'base');
  change(app(alpha, middle).replaceAll('1.0.0', '1.1.0'), 'change');
  expect(git('show', '--name-only', '--format=').trim().split('\n')).toEqual([
    'app.ts',
    'dist/compose/compose.yaml',
    'dist/kubernetes/alpha.k8s.yaml',
    'dist/kubernetes/middle.k8s.yaml',
  ]);
});

test('where two branches do collide, the next run makes the output whole, and deletes what neither needs', () => {
  const { folder, git, change } = repository({});
  change(app(middle), 'base');
  git('checkout', '-q', '-b', 'one');
  change(app(middle, chart('xray')), 'one');
  git('checkout', '-q', '-b', 'other', 'main');
  change(app(middle, chart('yard')), 'other');
  expect(() => git('merge', '-q', '--no-edit', 'one')).toThrow();
  expect(readFileSync(join(folder, 'dist/lading.json'), 'utf8')).toContain('<<<<<<<');
  writeFileSync(join(folder, 'app.ts'), app(middle, chart('yard')));
  const run = lading(folder, ['synth']);
  expect(run.status).toBe(0);
  expect(run.stderr).toContain('1 deleted');
  expect(run.stderr).not.toContain('edited');
  expect(lading(folder, ['synth', '--check']).status).toBe(0);
});

test('a fresh checkout deletes what the app does not need any more', () => {
  const { folder, git, change } = repository({});
  change(app(alpha, middle), 'base');
  const clone = project({});
  git('clone', '-q', '.', join(clone, 'shop'));
  writeFileSync(join(clone, 'shop/app.ts'), app(middle));
  expect(lading(join(clone, 'shop'), ['synth']).stderr).toContain('1 deleted');
  rmSync(folder, { recursive: true });
});
