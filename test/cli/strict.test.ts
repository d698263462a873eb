import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import schema from '../../schemas/lading-parity-yaml.json';
import { codes, lading, project } from './project';

const appOf = (props: string) => `import { App, Chart, httpGet, WebApp } from 'lading';
const app = new App();
const shop = new Chart(app, 'shop');
new WebApp(shop, 'w', { image: 'a/b:1', port: 80, ${props} });
`;

describe('--strict', () => {
  test.each([
    ['nothing else is said', ''],
    ['one number is request and limit', "resources: { cpu: '250m', memory: '128Mi' },"],
    ['the probe is one that the image can ask', "readiness: httpGet('/'), healthTool: 'curl',"],
    ['it is published', 'publish: 80,'],
  ])('has nothing against Lading’s own defaults where %s', (_, props) => {
    const run = lading(project({ 'app.ts': appOf(props) }), ['synth', '--strict']);
    expect(run.stderr).toMatch(/^0 errors, 0 warnings/m);
    expect(run.status).toBe(0);
  });

  test('has nothing against a new project', () => {
    const folder = project({});
    expect(lading(folder, ['init']).status).toBe(0);
    expect(lading(folder, ['synth', '--strict'])).toMatchObject({ status: 0 });
  });

  test('refuses what a target does not keep of what the user says', () => {
    const folder = project({
      'app.ts': appOf("liveness: httpGet('/'), resources: { cpu: { request: '1m' } },"),
    });
    const run = lading(folder, ['synth', '--strict']);
    expect(run.status).toBe(1);
    expect(codes(run)).toEqual(['parity/not-expressible', 'parity/approximated']);
  });
});

describe('a gap that was accepted', () => {
  const gaps = "readiness: httpGet('/'), liveness: httpGet('/'), expose: 'a.acme.dev',";
  const accept = (folder: string, reason = 'Laptops.') =>
    lading(folder, ['parity', '--accept', '--reason', reason]);
  const suppression = "suppress: [{ code: 'parity/patched', field: 'patch.compose', reason: 'Laptops.' }],";
  const file = (folder: string) => join(folder, 'lading.parity.yaml');
  const entries = (folder: string): Record<string, string>[] =>
    parse(readFileSync(file(folder), 'utf8')).accepted;
  const edit = (folder: string, props: string) => writeFileSync(join(folder, 'app.ts'), appOf(props));

  test('is kept beside cdk8s.yaml, and a strict run lets it pass', () => {
    const folder = project({ 'app.ts': appOf(gaps), 'cdk8s.yaml': 'app: app.ts\nlading:\n  strict: true\n' });
    expect(lading(folder, ['synth']).status).toBe(1);
    expect(accept(folder)).toMatchObject({
      status: 0,
      stdout: '',
      stderr: 'In lading.parity.yaml: 5 gaps accepted, 0 before.\n',
    });
    expect(
      new Ajv({ allowUnionTypes: true }).validate(schema, parse(readFileSync(file(folder), 'utf8'))),
    ).toBe(true);
    expect(entries(folder).map(({ field, reason }) => [field, reason])).toEqual(
      ['probe.liveness', 'readiness', 'route.host', 'route.path', 'route.pathType'].map((field) => [
        field,
        'Laptops.',
      ]),
    );
    expect(entries(folder)[0]).toEqual({
      construct: 'shop/w',
      target: 'compose',
      code: 'parity/not-expressible',
      field: 'probe.liveness',
      note: expect.stringMatching(/^Compose restarts a container that ends/),
      reason: 'Laptops.',
    });
    const run = lading(folder, ['synth']);
    expect(run.status).toBe(0);
    // It is not hidden: a warning stays one.
    expect(codes(run)).toEqual(['probe/no-health-tool']);
  });

  test('says so in the JSON form, and a command of its own is given it as well', () => {
    const folder = project({
      'app.ts': `${appOf(gaps)}app.synth();\n`,
      'cdk8s.yaml': "app: 'node --import lading/register ./app.ts && true'\n",
    });
    accept(folder, 'Read.');
    const { status, stdout } = lading(folder, ['synth', '--strict', '--format', 'json']);
    expect(status).toBe(0);
    const told: { code: string; accepted?: string }[] = JSON.parse(stdout).diagnostics;
    expect(told.map(({ accepted }) => accepted)).toEqual(told.map(() => 'Read.'));
  });

  test('is one gap of one construct: another is new, and reasons that stand are kept', () => {
    const folder = project({ 'app.ts': appOf(gaps) });
    accept(folder, 'First.');
    edit(folder, `${gaps} stopSignal: 'SIGINT',`);
    const run = lading(folder, ['synth', '--strict']);
    expect(run.status).toBe(1);
    expect(codes(run)).toEqual(['probe/no-health-tool', 'parity/not-expressible']);
    expect(accept(folder, 'Second.').stderr).toContain('1 gap accepted, 5 before');
    expect(entries(folder).find(({ field }) => field === 'workload.stopSignal')?.reason).toBe('Second.');
    expect(entries(folder).filter(({ reason }) => reason === 'First.')).toHaveLength(5);
    expect(lading(folder, ['synth', '--strict']).status).toBe(0);
  });

  test('is one that a patch makes, place by place', () => {
    const volumes = "volumes: ['/srv:/srv']";
    const patched = (compose: string, more = '') => `patch: { compose: { ${compose} } }, ${more}`;
    const folder = project({ 'app.ts': appOf(patched(volumes)) });
    expect(codes(lading(folder, ['synth', '--strict']))).toEqual(['parity/patched']);
    accept(folder);
    expect(entries(folder)).toMatchObject([
      { construct: 'shop/w', target: 'kubernetes', field: 'patch.compose.volumes' },
    ]);
    expect(lading(folder, ['synth', '--strict']).status).toBe(0);
    edit(folder, patched(`${volumes}, hostname: 'w'`));
    const run = lading(folder, ['synth', '--strict']);
    expect(codes(run)).toEqual(['parity/patched']);
    expect(run.stderr).toContain('hostname');
    edit(folder, patched(`${volumes}, hostname: 'w'`, suppression));
    expect(lading(folder, ['synth', '--strict'])).toMatchObject({ status: 0 });
    edit(folder, patched(`${volumes}, onlyHere: 'Laptops.'`));
    expect(codes(lading(folder, ['synth', '--strict']))).toEqual(['parity/stale-acceptance']);
  });

  test('that is none any more is told at its line, fails no strict run, and is taken out', () => {
    const folder = project({ 'app.ts': appOf(gaps) });
    accept(folder);
    edit(folder, "readiness: httpGet('/'), healthTool: 'curl',");
    const run = lading(folder, ['synth', '--strict']);
    expect(run.status).toBe(0);
    expect(codes(run)).toEqual(['parity/stale-acceptance']);
    expect(run.stderr).toContain('lading.parity.yaml:5:5\n');
    expect(run.stderr).toContain('5 warnings');
    expect(codes(lading(folder, ['synth', '--strict', '--target', 'compose']))).toEqual([]);
    expect(codes(lading(folder, ['parity']))).toEqual(['parity/stale-acceptance']);
    expect(accept(folder).stderr).toContain('5 taken out');
    expect(entries(folder)).toEqual([]);
    expect(codes(lading(folder, ['synth', '--strict']))).toEqual([]);
  });

  test.each([
    ['a target that the app has no more', 'App()', "App({ targets: ['kubernetes'] })", '', ''],
    ['a target that there is not', '', '', 'target: compose', 'target: cmpose'],
  ])('of %s is told', (_, app, other, target, wrong) => {
    const folder = project({ 'app.ts': appOf("liveness: httpGet('/'),") });
    accept(folder);
    writeFileSync(join(folder, 'app.ts'), readFileSync(join(folder, 'app.ts'), 'utf8').replace(app, other));
    writeFileSync(file(folder), readFileSync(file(folder), 'utf8').replace(target, wrong));
    expect(codes(lading(folder, ['synth']))).toEqual(['parity/stale-acceptance']);
    expect(codes(lading(folder, ['synth', '--target', 'kubernetes']))).toEqual([]);
  });

  test('is no error: neither what is wrong nor other warnings can be accepted', () => {
    const folder = project({ 'app.ts': appOf(`${gaps} restrat: 1,`) });
    expect(accept(folder)).toMatchObject({ status: 1 });
    expect(existsSync(file(folder))).toBe(false);
    edit(folder, `user: 'image', env: { A: '1' }, image: 'nginx:1.27',`);
    expect(codes(lading(folder, ['synth', '--strict']))).toEqual([]);
    writeFileSync(join(folder, 'app.ts'), appOf('').replace("'a/b:1'", "'nginx:1.27'"));
    expect(accept(folder).stderr).toBe('There is no gap to accept.\n');
    expect(codes(lading(folder, ['synth', '--strict']))).toEqual(['image/needs-looser-defaults']);
  });

  test('of one of several apps is that one’s', () => {
    const two = ['one', 'two'].map((name) =>
      appOf("liveness: httpGet('/'),")
        .replace(/^import.*\n/, '')
        .replaceAll('app', name)
        .replaceAll('shop', `${name}Shop`)
        .replace('new App()', `new App({ name: '${name}' })`),
    );
    const text = `import { App, Chart, httpGet, WebApp } from 'lading';\n${two.join('')}`;
    const folder = project({ 'app.ts': text });
    accept(folder);
    expect(entries(folder).map(({ app }) => app)).toEqual(['one', 'two']);
    expect(lading(folder, ['synth', '--strict']).status).toBe(0);
    writeFileSync(file(folder), readFileSync(file(folder), 'utf8').replace('app: two', 'app: three'));
    expect(codes(lading(folder, ['synth', '--strict']))).toEqual(['parity/not-expressible']);
  });

  test.each([
    ['no list', 'accepted: 1\n', 1],
    ['a key that there is not', 'accepted:\n  - constrct: a\n', 2],
    ['no reason', 'accepted:\n  - { construct: a, target: b, code: c, field: d, note: e }\n', 2],
    [
      'an empty reason',
      "accepted:\n  - { construct: a, target: b, code: c, field: d, note: e, reason: ' ' }\n",
      2,
    ],
    ['no YAML', 'accepted: [\n', 2],
  ])('stands in a file that has to be right: %s', (_, text, line) => {
    const run = lading(project({ 'app.ts': appOf(''), 'lading.parity.yaml': text }), ['synth']);
    expect(run.status).toBe(2);
    expect(codes(run)).toEqual(['config/invalid']);
    expect(run.stderr).toContain(`lading.parity.yaml:${line}:`);
  });

  test.each<[string, string[], Record<string, string>]>([
    ['without a reason', ['--accept'], {}],
    ['with an empty one', ['--accept', '--reason', ' '], {}],
    ['with a reason alone', ['--reason', 'x'], {}],
    ['for some of the targets', ['--accept', '--reason', 'x', '--target', 'compose'], {}],
    ['for some of them by the environment', ['--accept', '--reason', 'x'], { LADING_TARGET: 'compose' }],
    ['for one of the environments', ['--accept', '--reason', 'x', '--env', 'dev'], {}],
  ])('is asked for in one way, not %s', (_, args, environment) => {
    const run = lading(project({ 'app.ts': appOf(gaps) }), ['parity', ...args], environment);
    expect(run.status).toBe(2);
    expect(codes(run)).toEqual(['option/invalid']);
  });
});
