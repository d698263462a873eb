import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, codes, command, lading, project } from './project';

const asCommand = 'node --import lading/register app.ts # a command';

/** A failing app: the codes, what stderr has to say, and the position under the caret. */
test.each([
  [
    'throws',
    { 'app.ts': `${app}\nfunction check(): never {\n  throw new TypeError('no such shop');\n}\ncheck();\n` },
    'app/threw',
    ['The app threw TypeError: no such shop', 'app.ts:7:9\n', "throw new TypeError('no such shop');"],
  ],
  [
    'throws later, on its own',
    { 'app.ts': `${app}setTimeout(() => {\n  throw new Error('late');\n}, 10);\n` },
    'app/threw',
    ['The app threw Error: late', 'app.ts:6:9\n'],
  ],
  [
    'rejects a promise that nobody awaits',
    { 'app.ts': `${app}async function main() {\n  throw 'words';\n}\nmain();\n` },
    'app/threw',
    ['The app threw "words", which is no Error.'],
  ],
  [
    'calls what is not exported',
    { 'app.ts': `import { Worke } from 'lading';\nnew Worke();\n` },
    'app/import-not-found',
    ['The package "lading" exports no "Worke".', 'app.ts:2:5\n', '^^^^^ did you mean Worker?'],
  ],
  [
    'throws behind a type',
    { 'app.ts': `const a = 1 as number; throw new TypeError('no such shop');\n` },
    'app/threw',
    ['TypeError: no such shop', 'app.ts:1:30\n'],
  ],
  [
    'counts with a reference',
    {
      'app.ts': `import { secret } from 'lading';\nconst n = 1 * (secret('a', 'b') as unknown as number);\n`,
    },
    'reference/not-a-number',
    ['app.ts:2:1'],
  ],
  [
    'does not parse',
    { 'app.ts': `import './shop';\n`, 'shop.ts': `const a = 1;\n  const b: number = ;\n` },
    'app/syntax',
    ['shop.ts:2:21\n', '  const b: number = ;\n'],
  ],
  [
    'imports a file that is not there',
    { 'app.ts': `${app}import { web } from './chart/wbe';\nweb();\n`, 'chart/web.ts': '' },
    'app/import-not-found',
    ['app.ts:5:21\n', "^^^^^^^^^^^^^ did you mean './chart/web'?"],
  ],
  [
    'imports a package that is not installed',
    { 'app.ts': `import { App } from "cdk8";\nnew App();\n` },
    'app/import-not-found',
    ['There is no package "cdk8" here.', 'app.ts:1:21\n', 'did you mean "cdk8s"?'],
  ],
  [
    'imports a package that resembles none',
    {
      'app.ts': `import x from '@acme/infrastructure/web';\nx();\n`,
      'package.json': '{ "devDependencies": { "@acme/infrastructure": "1" } }',
    },
    'app/import-not-found',
    ['package.json lists it: npm install\n'],
  ],
  [
    'imports what may be an alias',
    { 'app.ts': `import x from '@lib/shared';\nx();\n`, 'package.json': '{}' },
    'app/import-not-found',
    ['There is no package "@lib/shared" here.', 'Map it in `paths` of tsconfig.json'],
  ],
  [
    'imports an alias that leads nowhere',
    {
      'app.ts': `import x from '@lib/shared';\nx();\n`,
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@lib/*": ["./libs/*"] } } }',
    },
    'app/import-not-found',
    ['maps "@lib/shared" to', 'there is no file', 'app.ts:1:15\n'],
  ],
  [
    'ends the process',
    { 'app.ts': `${app}if (app.node.id === '') {\n  process.exit(0);\n}\n` },
    'app/exited',
    ['(exit code 0)', 'app.ts:6:11\n'],
  ],
  [
    'says that it failed',
    { 'app.ts': `${app}process.exitCode = 3;\n` },
    'app/failed',
    ['it set process.exitCode to 3.'],
  ],
  [
    'puts a workload directly into the app',
    {
      'app.ts': `import { App, WebApp } from 'lading';\nnew WebApp(new App(), 'web', { image: 'a:1', port: 80 });\n`,
    },
    'app/no-chart',
    ['app.ts:2:1\n', "new WebApp(shop, 'web', …)"],
  ],
  ['makes no app', { 'app.ts': 'export const nothing = 1;\n' }, 'app/no-app', ['made no app']],
  [
    'describes nothing',
    { 'app.ts': `import { App, Chart } from 'lading';\nnew Chart(new App(), 'shop');\n` },
    'app/nothing',
    ['app.ts:2:11\n'],
  ],
  [
    'waits for what never comes',
    { 'app.ts': `${app}await new Promise(() => {});\n` },
    'app/timeout',
    ['waits for something that never comes'],
  ],
  [
    'keeps something open',
    { 'app.ts': `${app}setInterval(() => {}, 1000);\n` },
    'app/timeout',
    ['did not end within 4 seconds: something is', 'still open (Timeout).'],
  ],
  ['loops at once', { 'app.ts': `${app}while (true) {}\n` }, 'app/timeout', ['within 4 seconds.']],
  [
    'loops after it has waited',
    { 'app.ts': `${app}await new Promise((done) => setTimeout(done, 300));\nwhile (true) {}\n` },
    'app/timeout',
    ['within 4 seconds.'],
  ],
])('an app that %s', (_what, files, code, texts) => {
  const folder = project(files);
  // Long enough for a busy machine to start; only an app that never ends waits for all of it.
  const run = lading(folder, ['synth', '--timeout', code === 'app/timeout' ? '4' : '50']);
  expect(codes(run)).toEqual([code]);
  for (const text of texts) expect(run.stderr).toContain(text);
  expect(run.stderr).toMatch(/Nothing was written\.\n$/);
  expect(run).toMatchObject({ status: code.startsWith('app/') ? 2 : 1, stdout: '' });
  expect(existsSync(join(folder, 'dist'))).toBe(false);
});

const wrongProp = `import { App, Chart, Worker } from 'lading';
const shop = new Chart(new App(), 'shop');
new Worker(shop, 'mailer', { image: 'acme/mailer:1.0.0', restrat: 'no' });
`;

test.each([
  ['throws', "throw new Error('no such shop');\n", 'app/threw'],
  ['is not understood', 'new Worker(shop);\nnew Worker(undefined as never, "a", {});\n', 'app/no-chart'],
  ['ends the process', 'process.exit(1);\n', 'app/exited'],
  ['says that it failed', 'process.exitCode = 1;\n', 'app/failed'],
])('what was found before an app %s is told as well', (_what, end, code) => {
  const { stderr, status } = lading(project({ 'app.ts': wrongProp + end }), ['synth']);
  expect(codes({ stderr })).toEqual(expect.arrayContaining(['props/unknown', code]));
  expect(codes({ stderr }).filter((each) => each === 'props/unknown')).toHaveLength(1);
  expect(stderr).toContain('app.ts:3:58\n');
  expect(status).toBe(2);
});

test('what an app throws that a command runs is told at its line, with what was found before', () => {
  const folder = project({ 'app.ts': `${wrongProp}throw new Error('no such shop');\n` });
  const { stderr, status } = lading(folder, ['synth', '--app', asCommand]);
  expect(codes({ stderr })).toEqual(['props/unknown', 'app/threw']);
  expect(stderr).toContain('app.ts:4:7\n');
  expect(status).toBe(2);
});

test('an import that leads nowhere never has a package installed that package.json does not list', () => {
  for (const id of ['@lib/shared', '~/web', 'web', '#web', 'src/web']) {
    const { stderr } = lading(project({ 'app.ts': `import '${id}';\n` }), ['synth']);
    expect(stderr).toContain('app/import-not-found');
    expect(stderr).not.toMatch(/install/);
  }
});

test('what an app prints goes to stderr, none of it lost, and is noted', () => {
  const folder = project({
    'app.ts': `console.log('one');\n${app}process.stdout.write('two\\n', () => {});\n`,
  });
  const run = lading(folder, ['synth', '--stdout', '--target', 'compose']);
  expect(run.stdout).toMatch(/^# Made by Lading .*\nname: shop\n/);
  expect(run.stdout).not.toMatch(/one|two/);
  expect(run.stderr).toMatch(/^one\ntwo\n/);
  const json = JSON.parse(lading(folder, ['synth', '--format', 'json']).stdout);
  const note = { code: 'app/wrote-to-stdout', severity: 'note' };
  expect(json.diagnostics).toContainEqual(expect.objectContaining(note));
});

test('a reader that goes away is no failure', () => {
  const folder = project({ 'app.ts': app });
  const line = `"${process.execPath}" "${command}" synth --stdout --target compose | head -n 1; exit \${PIPESTATUS[0]}`;
  const run = spawnSync('bash', ['-c', line], { cwd: folder, encoding: 'utf8' });
  expect(run.stdout).toMatch(/^# Made by Lading .*\n$/);
  expect(run.status).toBe(0);
});

test.each([
  ['app.ts', 'SIGINT', 130],
  [asCommand, 'SIGINT', 130],
  [asCommand, 'SIGTERM', 143],
] as const)('an end of %s by %s is one that shells expect', async (line, sent, status) => {
  const folder = project({
    'app.ts': `${app}console.log(process.pid + ' is ready');\nsetInterval(() => {}, 1000);\n`,
  });
  const child = spawn(process.execPath, [command, 'synth', '--app', line], { cwd: folder });
  const [printed] = await once(child.stderr, 'data');
  child.kill(sent);
  const [code, signal] = await once(child, 'exit');
  expect(signal === sent || code === status).toBe(true);
  expect(existsSync(join(folder, 'dist'))).toBe(false);
  const program = Number.parseInt(String(printed), 10);
  expect(await endsSoon(program)).toBe(true);
});

/** Whether a process is gone within seconds: the one that ends it waits neither for that nor for its last traces. */
async function endsSoon(id: number): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    try {
      process.kill(id, 0);
    } catch {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
