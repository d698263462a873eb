import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, codes, lading, project } from './project';

const outputs = ['kubernetes/shop.k8s.yaml', 'compose/compose.yaml', 'lading.json'];

test('an app that nobody synthesizes is written, whole, and the run says nothing on stdout', () => {
  const folder = project({ 'app.ts': app });
  const run = lading(folder, ['synth']);
  expect(run).toMatchObject({ status: 0, stdout: '' });
  expect(run.stderr).toContain('In dist: 3 written, 0 unchanged.');
  for (const path of outputs) expect(existsSync(join(folder, 'dist', path))).toBe(true);
});

test('a second run touches nothing', () => {
  const folder = project({ 'app.ts': `${app}app.synth();\n` });
  lading(folder, ['synth']);
  const file = join(folder, 'dist', 'compose/compose.yaml');
  const before = statSync(file, { bigint: true }).mtimeNs;
  const run = lading(folder, ['synth']);
  expect(run.stderr).toContain('3 files in dist are up to date.');
  expect(statSync(file, { bigint: true }).mtimeNs).toBe(before);
});

test('an error keeps everything from being written, and the last good output stays', () => {
  const folder = project({ 'app.ts': app });
  lading(folder, ['synth']);
  const before = outputs.map((path) => readFileSync(join(folder, 'dist', path), 'utf8'));
  writeFileSync(join(folder, 'app.ts'), app.replace('{ image', '{ restrat: 1, image'));
  const run = lading(folder, ['synth']);
  expect(run.status).toBe(1);
  expect(codes(run)).toEqual(['props/unknown']);
  expect(run.stderr).toContain('app.ts:4:30\n');
  expect(outputs.map((path) => readFileSync(join(folder, 'dist', path), 'utf8'))).toEqual(before);
});

test('a file that somebody else wrote stays, until --overwrite says otherwise', () => {
  const mine = 'services: {} # by hand\n';
  const folder = project({ 'app.ts': app, 'dist/compose/compose.yaml': mine });
  const file = join(folder, 'dist/compose/compose.yaml');
  for (const args of [['synth'], ['synth', '--check']]) {
    const run = lading(folder, args);
    expect(run.status).toBe(2);
    expect(codes(run)).toEqual(['output/not-ours']);
    expect(run.stderr).toContain(file);
    expect(existsSync(join(folder, 'dist/kubernetes'))).toBe(false);
  }
  expect(lading(folder, ['synth', '--target', 'kubernetes']).status).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(mine);
  expect(lading(folder, ['synth', '--overwrite']).status).toBe(0);
  expect(readFileSync(file, 'utf8')).toMatch(/^name: shop$/m);
});

describe('--check', () => {
  test('answers yes where everything is up to date', () => {
    const folder = project({ 'app.ts': app });
    lading(folder, ['synth']);
    expect(lading(folder, ['synth', '--check']).status).toBe(0);
  });

  test('names what is not, and writes nothing', () => {
    const folder = project({ 'app.ts': app });
    const run = lading(folder, ['synth', '--check']);
    expect(run.status).toBe(1);
    for (const path of outputs) expect(run.stderr).toContain(`  dist/${path}  is missing\n`);
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });

  test('shows the lines that differ', () => {
    const folder = project({ 'app.ts': app });
    lading(folder, ['synth']);
    writeFileSync(join(folder, 'app.ts'), app.replace('mailer:2.0.0', 'mailer:2.1.0'));
    const { status, stderr } = lading(folder, ['synth', '--check']);
    expect(status).toBe(1);
    expect(stderr).toContain(`  dist/compose/compose.yaml
    3 │   services:
    4 │     mailer:
    5 │ -     image: ghcr.io/acme/mailer:2.0.0
      │ +     image: ghcr.io/acme/mailer:2.1.0
    6 │       tmpfs:
    7 │         - /tmp:exec,mode=1777
`);
    expect(stderr).not.toContain('lading.json');
  });

  test('annotates them in a workflow, each at its line', () => {
    const folder = project({ 'app.ts': app, 'dist/old.txt': '' });
    lading(folder, ['synth']);
    const index = join(folder, 'dist/lading.json');
    const entry = '{"path":"old.txt","target":"compose"},\n    null';
    writeFileSync(index, readFileSync(index, 'utf8').replace('null', entry));
    writeFileSync(join(folder, 'app.ts'), app.replace('mailer:2.0.0', 'mailer:2.1.0'));
    const { status, stdout } = lading(folder, ['synth', '--check', '--format', 'github']);
    expect(status).toBe(1);
    const title = 'title=Not up to date::';
    expect(stdout).toContain(`::error file=dist/compose/compose.yaml,line=5,${title}The file differs.`);
    expect(stdout).toContain(
      '%0A-    image: ghcr.io/acme/mailer:2.0.0%0A+    image: ghcr.io/acme/mailer:2.1.0%0A',
    );
    expect(stdout).toContain(`::error file=dist/old.txt,${title}The file is not needed any more.`);
  });

  test('says nothing of files where an error kept them from being compared', () => {
    const folder = project({ 'app.ts': app.replace('{ image', '{ restrat: 1, image') });
    for (const args of [[], ['--format', 'github']]) {
      const { status, stderr } = lading(folder, ['synth', '--check', ...args]);
      expect(status).toBe(1);
      expect(stderr).toContain('Nothing was compared.');
      expect(stderr).not.toContain('up to date');
    }
  });
});

describe('--stdout', () => {
  test('prints the manifests of one target and writes none', () => {
    const folder = project({ 'app.ts': app });
    const compose = lading(folder, ['synth', '--stdout', '--target', 'compose']);
    expect(compose.stdout).toMatch(/^# Made by Lading .*\nname: shop\nservices:\n {2}mailer:\n/);
    const kubernetes = lading(folder, ['synth', '--stdout', '--target=kubernetes', '-q']);
    expect(kubernetes.stdout.match(/^kind: \w+$/gm)).toEqual(['kind: ServiceAccount', 'kind: Deployment']);
    expect(kubernetes.stdout.match(/^---$/gm)).toHaveLength(1);
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });

  test.each([
    ['no single target', ['--stdout']],
    ['two of them', ['--stdout', '--target', 'kubernetes,compose']],
    ['files to compare', ['--stdout', '--target', 'compose', '--check']],
  ])('refuses %s', (_what, args) => {
    const run = lading(project({ 'app.ts': app }), ['synth', ...args]);
    expect(run.status).toBe(2);
    expect(codes(run)).toEqual(['option/invalid']);
  });
});

test('--target writes what it names alone', () => {
  const folder = project({ 'app.ts': app });
  lading(folder, ['synth', '--target', 'compose', '--out', 'here']);
  expect(existsSync(join(folder, 'here/compose/compose.yaml'))).toBe(true);
  expect(existsSync(join(folder, 'here/kubernetes'))).toBe(false);
});

test('--kubernetes validates for other versions than the app says', () => {
  const folder = project({ 'app.ts': app });
  expect(lading(folder, ['synth', '--kubernetes', '1.31-1.32']).status).toBe(0);
  const index = JSON.parse(readFileSync(join(folder, 'dist/lading.json'), 'utf8'));
  expect(index.kubernetes.versions).toEqual(['1.31', '1.32']);
  const unknown = lading(folder, ['synth', '--kubernetes', '1.2']);
  expect(unknown.status).toBe(2);
  expect(codes(unknown)).toEqual(['option/invalid']);
});

test('one wrong key in a loop is told once, in the width of the terminal', () => {
  const loop = `for (const id of Array.from({ length: 90 }, (_, at) => 'w' + at))
  new Worker(shop, id, { restrat: 'no', image: 'ghcr.io/acme/mailer:2.0.0', env: { SOME: 'thing' } });\n`;
  const folder = project({ 'app.ts': app + loop });
  const { stderr } = lading(folder, ['synth'], { COLUMNS: '60' });
  expect(codes({ stderr })).toEqual(['props/unknown']);
  expect(stderr).toContain('90 errors');
  expect(stderr.split('\n').length).toBeLessThan(30);
  for (const line of stderr.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
});

test('--max-diagnostics counts the rest', () => {
  const wrong = ['a', 'b', 'c'].map((key) => `new Worker(shop, '${key}', { ${key}: 1, image: 'a:1' });\n`);
  const { stderr } = lading(project({ 'app.ts': app + wrong.join('') }), ['synth', '--max-diagnostics', '2']);
  expect(codes({ stderr })).toHaveLength(2);
  expect(stderr).toContain('1 more error');
});

describe('warnings', () => {
  const warns = app
    .replace('Worker(shop', 'WebApp(shop')
    .replace('Worker', 'WebApp, httpGet')
    .replace("2.0.0'", "2.0.0', port: 80, readiness: httpGet('/')");

  test('are no failure', () => {
    const run = lading(project({ 'app.ts': warns }), ['synth']);
    expect(codes(run)).toEqual(['probe/no-health-tool']);
    expect(run.status).toBe(0);
  });

  test.each([[['--max-warnings', '0']], [['--strict']]])('are one with %j', (args) => {
    const folder = project({ 'app.ts': warns });
    const run = lading(folder, ['synth', ...args]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('Nothing was written.');
    expect(existsSync(join(folder, 'dist/lading.json'))).toBe(false);
  });
});

describe('an app may be written', () => {
  test.each([
    ['with top-level await', `await new Promise((done) => setTimeout(done, 20));\n${app}`],
    [
      'in a main() that nobody awaits',
      `${app}async function main() {
      await new Promise((done) => setTimeout(done, 20));
      new Worker(shop, 'later', { image: 'a:1' });
    }\nmain();\n`,
    ],
    [
      'as a function of the environment',
      `import { App, Chart, Worker } from 'lading';
      export default async function main(env: Record<string, string>) {
        const shop = new Chart(new App(), 'shop');
        new Worker(shop, env.WHICH ?? 'none', { image: 'a:1' });
      }\n`,
    ],
    ['with an exported app', app.replace('const app', 'export const app')],
    ['with modules of its own', `import { make } from './parts/make.js';\nmake();\n`],
    [
      'with an ES module from npm',
      `import fc from 'fast-check';\nif (typeof fc.assert !== 'function') throw 1;\n${app}`,
    ],
  ])('%s', (_how, text) => {
    const make = `${app.replace('import', "import { here } from '.';\nimport")}export const make = () => here;\n`;
    const folder = project({
      'app.ts': text,
      'parts/make.ts': make,
      'parts/index.ts': 'export const here: string = import.meta.url;\n',
    });
    const run = lading(folder, ['synth'], { WHICH: 'mailer' });
    expect(run.stderr).toMatch(/^0 errors, 0 warnings.* in \d workloads?\./m);
    expect(run.status).toBe(0);
  });

  test('in a package of ES modules', () => {
    const folder = project({ 'app.ts': app, 'package.json': '{ "type": "module" }' });
    expect(lading(folder, ['synth']).status).toBe(0);
  });

  test.each(['app.mjs', 'main.js'])('in JavaScript, %s', (name) => {
    const manifest = name.endsWith('.mjs') ? '{}' : '{ "type": "module" }';
    const folder = project({ [name]: app, 'package.json': manifest });
    expect(lading(folder, ['synth', '--app', name]).status).toBe(0);
  });

  test('as two apps with two names, each with a folder of its own', () => {
    const two = app.replace('new App()', "new App({ name: 'one' })");
    const folder = project({
      'app.ts': `${two}new Worker(new Chart(new App({ name: 'two' }), 'c'), 'w', { image: 'a:1' });\n`,
    });
    const run = lading(folder, ['synth']);
    expect(run.status).toBe(0);
    expect(existsSync(join(folder, 'dist/one/kubernetes/shop.k8s.yaml'))).toBe(true);
    expect(existsSync(join(folder, 'dist/two/compose/compose.yaml'))).toBe(true);
  });

  test('but not as two apps with one name', () => {
    const run = lading(project({ 'app.ts': `${app}new Chart(new App({ name: 'shop' }), 'c');\n` }), [
      'synth',
    ]);
    expect(codes(run)).toEqual(['name/duplicate']);
    expect(run.status).toBe(1);
  });
});

test('what a cache holds of an older source is not used', () => {
  const folder = project({ 'app.ts': app, 'package.json': '{}' });
  lading(folder, ['synth']);
  writeFileSync(join(folder, 'app.ts'), app.replace('mailer:2.0.0', 'mailer:2.0.1'));
  lading(folder, ['synth']);
  expect(readFileSync(join(folder, 'dist/compose/compose.yaml'), 'utf8')).toContain('mailer:2.0.1');
  rmSync(join(folder, 'node_modules/.cache/lading'), { recursive: true });
  expect(lading(folder, ['synth', '--check']).status).toBe(0);
});
