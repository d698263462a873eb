import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../lib/diagnostics/package-root';
import { lading, project } from './project';

const files = [
  '.gitignore',
  'app.ts',
  'cdk8s.yaml',
  'package.json',
  'tsconfig.json',
  'web.test.ts',
  'web.ts',
];

test('a new project synthesizes without a word of complaint, type-checks, and its test passes', () => {
  const folder = project({});
  const shop = join(folder, 'My Shop_2');
  const run = lading(folder, ['init', 'My Shop_2']);
  expect(run.status).toBe(0);
  expect(readdirSync(shop).sort()).toEqual(files);
  symlinkSync(join(folder, 'node_modules'), join(shop, 'node_modules'));
  const synth = lading(shop, ['synth', '--max-warnings', '0']);
  expect(synth.status).toBe(0);
  expect(existsSync(join(shop, 'dist/kubernetes/my-shop-2.k8s.yaml'))).toBe(true);
  const manifest = JSON.parse(readFileSync(join(shop, 'package.json'), 'utf8'));
  expect(manifest.name).toBe('my-shop-2');
  expect(Object.values(manifest.devDependencies)).not.toContain('*');
});

test('what is there already stays as it is, and is listed', () => {
  const folder = project({ 'app.ts': '// mine\n', 'package.json': '{}\n' });
  const run = lading(folder, ['init']);
  expect(run.stdout).toContain('left alone  app.ts\nleft alone  package.json\n');
  expect(readFileSync(join(folder, 'app.ts'), 'utf8')).toBe('// mine\n');
  expect(existsSync(join(folder, 'web.ts'))).toBe(true);
});

test('what an existing package.json lacks is listed, and nothing of what it has', () => {
  const own = {
    scripts: { test: 'vitest', synth: 'make' },
    devDependencies: { lading: '0.1.0', typescript: '~6.0.0' },
    jest: {},
  };
  const folder = project({ 'package.json': JSON.stringify(own) });
  const { stdout } = lading(folder, ['init']);
  const [, gaps = ''] = /^Add to package\.json:\n([\s\S]*?)\n\nNext:\n {2}npm install\n/m.exec(stdout) ?? [];
  expect(JSON.parse(`{${gaps}}`)).toEqual({
    scripts: { check: 'lading synth --check' },
    dependencies: { cdk8s: expect.stringMatching(/^\^2/), constructs: expect.stringMatching(/^\^10/) },
    devDependencies: expect.objectContaining({ jest: expect.any(String), '@swc/jest': expect.any(String) }),
  });
  expect(gaps).not.toContain('typescript');
  expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toEqual(own);
});

test('nothing is to be added to a package.json that init has made, and all to one that does not parse', () => {
  const folder = project({});
  lading(folder, ['init']);
  expect(lading(folder, ['init']).stdout).not.toContain('Add to');
  expect(lading(project({ 'package.json': '{' }), ['init']).stdout).toContain('    "lading": "^');
});

test.each([
  ['pnpm/10.0.0 npm/? node/v20', ['  pnpm install', '  pnpm exec lading synth']],
  ['yarn/4.1.0 npm/? node/v20', ['  yarn install', '  yarn lading synth']],
  ['npm/10.0.0 node/v20', ['  npm install', '  npx lading synth']],
])('what is to be done next is said for %s', (agent, lines) => {
  const { stdout } = lading(project({}), ['init', "it's here"], { npm_config_user_agent: agent });
  expect(stdout).toContain(["  cd 'it'\\''s here'", ...lines, ''].join('\n'));
});

test.each(['commonjs', 'module'])(
  "the project's own test passes in a package of type %s",
  (type) => {
    const folder = project({ 'package.json': JSON.stringify({ type }) });
    const { stdout } = lading(folder, ['init']);
    const gaps = JSON.parse(`{${/^Add to package\.json:\n([\s\S]*?)\n\nNext:/m.exec(stdout)?.[1]}}`);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type, ...gaps }));
    expect(lading(folder, ['synth', '--max-warnings', '0'])).toMatchObject({ status: 0, stdout: '' });
    const root = packageRoot();
    const transform = { '^.+\\.ts$': join(root, 'node_modules/@swc/jest') };
    writeFileSync(
      join(folder, 'jest.config.json'),
      JSON.stringify({ ...JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).jest, transform }),
    );
    const jest = spawnSync(
      process.execPath,
      [join(root, 'node_modules/jest/bin/jest.js'), '--config', 'jest.config.json', '--no-cache'],
      { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' } },
    );
    expect(jest.stderr).toContain('2 passed');
    expect(jest.status).toBe(0);
  },
  60_000,
);
