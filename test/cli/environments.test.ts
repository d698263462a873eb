import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codes, lading, project } from './project';

const source = `import { App, Chart, environments, Worker } from 'lading';

environments(
  { dev: { replicas: 1 }, staging: { replicas: 2 }, prod: { replicas: 3 } },
  ({ replicas }, environment) => {
    const app = new App({ name: 'shop' });
    const shop = new Chart(app, 'shop');
    new Worker(shop, 'mailer', { image: 'ghcr.io/acme/mailer:2.0.0', scale: replicas });
    app.synth();
  },
);
`;
const read = (folder: string, path: string) => readFileSync(join(folder, 'dist', path), 'utf8');

describe('an app with environments', () => {
  it('is written once for each, in a folder of its own with an index of its own', () => {
    const folder = project({ 'app.ts': source });
    const run = lading(folder, ['synth']);
    expect(run.stderr).toContain('In dist: 9 written');
    expect(readdirSync(join(folder, 'dist')).sort()).toEqual(['dev', 'prod', 'staging']);
    expect(read(folder, 'prod/kubernetes/shop.k8s.yaml')).toContain('replicas: 3');
    expect(read(folder, 'dev/compose/compose.yaml')).toMatch(/^name: shop-dev$/m);
    expect(JSON.parse(read(folder, 'dev/lading.json'))).toMatchObject({ app: 'shop', environment: 'dev' });
  });

  it.each([
    ['the flag', ['--env', 'prod,dev'], {}, ['dev', 'prod']],
    ['the flag, once for each', ['--env', 'prod', '--env', 'dev'], {}, ['dev', 'prod']],
    ['the variable', [], { LADING_ENV: 'staging' }, ['staging']],
  ])('is written for those alone that %s names', (_, args, environment, expected) => {
    const folder = project({ 'app.ts': source });
    expect(lading(folder, ['synth', ...args], environment).status).toBe(0);
    expect(readdirSync(join(folder, 'dist')).sort()).toEqual(expected);
  });

  it('is compared for each', () => {
    const folder = project({ 'app.ts': source });
    lading(folder, ['synth', '--env', 'dev,staging']);
    const check = lading(folder, ['synth', '--check', '--format', 'json']);
    const { stale }: { stale: string[] } = JSON.parse(check.stdout);
    expect([check.status, stale]).toEqual([
      1,
      ['prod/compose/compose.yaml', 'prod/kubernetes/shop.k8s.yaml', 'prod/lading.json'],
    ]);
  });

  it('is written for none where one of them is wrong, and says for which', () => {
    const folder = project({ 'app.ts': source.replace('replicas: 2', 'replicas: -2') });
    const run = lading(folder, ['synth', '--format', 'json']);
    const { diagnostics }: { diagnostics: { code: string; severity: string; environments?: string[] }[] } =
      JSON.parse(run.stdout);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors).toMatchObject([{ code: 'props/wrong-value', environments: ['staging'] }]);
    expect(existsSync(join(folder, 'dist', 'dev', 'lading.json'))).toBe(false);
  });

  it('is told once of what is wrong in all of them', () => {
    const folder = project({ 'app.ts': source.replace('mailer:2.0.0', 'mailer:2:0') });
    const { stdout } = lading(folder, ['synth', '--format', 'json']);
    const { diagnostics }: { diagnostics: { severity: string; environments?: string[] }[] } =
      JSON.parse(stdout);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ environments }) => environments)).toEqual([undefined]);
  });

  it('takes its time where its function does', () => {
    const slow = source
      .replace('({ replicas }, environment) => {', 'async ({ replicas }, environment) => {')
      .replace('const app', 'await new Promise((resolve) => setTimeout(resolve, 20));\n    const app');
    const folder = project({ 'app.ts': slow });
    expect(lading(folder, ['synth']).status).toBe(0);
    expect(read(folder, 'staging/compose/compose.yaml')).toMatch(/^name: shop-staging$/m);
  });

  it('takes a function that gives something back for one that gives nothing', () => {
    const folder = project({ 'app.ts': source.replace('app.synth();', 'app.synth();\n    return app;') });
    expect(lading(folder, ['synth']).status).toBe(0);
    expect(readdirSync(join(folder, 'dist')).sort()).toEqual(['dev', 'prod', 'staging']);
  });

  it('runs as a command, too', () => {
    const folder = project({ 'app.ts': source });
    const run = lading(folder, [
      'synth',
      '--app',
      'node --import lading/register app.ts && true',
      '--env',
      'dev',
    ]);
    expect(run.status).toBe(0);
    expect(readdirSync(join(folder, 'dist'))).toEqual(['dev']);
  });

  it.each<[string, string[], string]>([
    ['an environment that it has not', ['--env', 'prd'], 'environment/unknown'],
    ['an environment without a name', ['--env', 'dev,,prod'], 'option/invalid'],
    ['all of them on stdout', ['--stdout', '--target', 'compose'], 'option/invalid'],
  ])('refuses %s', (_, args, code) => {
    const run = lading(project({ 'app.ts': source }), ['synth', ...args]);
    expect([run.status, codes(run)]).toEqual([2, [code]]);
  });

  it('prints one of them', () => {
    const run = lading(project({ 'app.ts': source }), [
      'synth',
      '--stdout',
      '--target',
      'compose',
      '--env',
      'dev',
    ]);
    expect([run.status, run.stdout.includes('name: shop-dev')]).toEqual([0, true]);
  });

  it('refuses names that no folder and no project could have', () => {
    const run = lading(project({ 'app.ts': source.replace('dev:', "'De v':") }), ['synth']);
    expect(codes(run)).toEqual(['name/invalid']);
  });

  describe('by itself', () => {
    const node = (folder: string, environment: Readonly<Record<string, string>>) =>
      spawnSync(process.execPath, ['--import', 'lading/register', 'app.ts'], {
        cwd: folder,
        env: { PATH: process.env.PATH ?? '', ...environment },
        encoding: 'utf8',
      });

    it('is the one that LADING_ENV chooses', () => {
      const folder = project({ 'app.ts': source });
      expect(node(folder, { LADING_ENV: 'prod' }).status).toBe(0);
      expect(readdirSync(join(folder, 'dist'))).toEqual(['prod']);
      expect(lading(folder, ['synth', '--env', 'prod', '--check']).status).toBe(0);
    });

    it.each([
      ['none', {}, 'environment/not-chosen'],
      ['one that it has not', { LADING_ENV: 'test' }, 'environment/unknown'],
    ])('is nothing where that chooses %s', (_, environment, code) => {
      const run = node(project({ 'app.ts': source }), environment);
      expect([run.status, codes(run)]).toEqual([1, [code]]);
      expect(run.stderr).toContain('app.ts:3:1');
    });
  });
});

test('an app without environments has none to choose', () => {
  const plain = `import { App, Chart, Worker } from 'lading';
new Worker(new Chart(new App(), 'shop'), 'mailer', { image: 'ghcr.io/acme/mailer:2.0.0' });\n`;
  expect(codes(lading(project({ 'app.ts': plain }), ['synth', '--env', 'dev']))).toEqual(['option/invalid']);
});
