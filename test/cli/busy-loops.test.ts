import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, command, project } from './project';

/** Programs that never let anything else happen, by where they do so. */
const loops = {
  'a timer': 'setTimeout(() => { while (true) {} }, 0);',
  'an immediate': 'setImmediate(() => { while (true) {} });',
  'a timer, all errors caught': 'setTimeout(() => { while (true) try { while (true) {} } finally {} }, 5);',
  'promises after a timer': 'setTimeout(async () => { while (true) await undefined; }, 5);',
  'ticks after a timer': 'setTimeout(function tick() { process.nextTick(tick); }, 5);',
  'a regular expression': `setTimeout(() => /(a+)+$/.test('a'.repeat(60) + 'b'), 5);`,
  'promises at once': 'while (true) await undefined;',
  'a lazy value, at the end': `import { ApiObject, Lazy } from 'cdk8s';
const data = Lazy.any({ produce() { while (true) {} } });
new ApiObject(shop, 'config', { apiVersion: 'v1', kind: 'ConfigMap', data });`,
};

test('a loop is ended when the time is up, wherever it is, and nothing is written', async () => {
  const runs = Object.entries(loops).map(async ([where, program]) => {
    const folder = project({ 'app.ts': `${app}${program}\n` });
    const { status, stderr } = await run(folder);
    const code = /^error {2}(\S+)$/m.exec(stderr)?.[1];
    return {
      where,
      status,
      code,
      end: stderr.trim().split('\n').at(-1),
      out: existsSync(join(folder, 'dist')),
    };
  });
  const expected = Object.keys(loops).map((where) => ({
    where,
    status: 2,
    code: 'app/timeout',
    end: '1 error, 0 warnings. Nothing was written.',
    out: false,
  }));
  expect(await Promise.all(runs)).toEqual(expected);
});

test.each(['exit', 'beforeExit'])('so is one that begins when all is written, at %s', async (event) => {
  const folder = project({ 'app.ts': `${app}process.on('${event}', () => { while (true) {} });\n` });
  const { status, stderr } = await run(folder);
  expect(stderr).toContain('3 written');
  expect(stderr).toMatch(/error {2}app\/timeout\n[\s\S]*when the process ends/);
  expect(status).toBe(2);
});

test('what is busy outside of JavaScript is ended as well', async () => {
  const sleep = `import { execFileSync } from 'node:child_process';
setTimeout(() => execFileSync('sleep', ['40']), 5);\n`;
  const folder = project({ 'app.ts': app + sleep });
  const { status, stderr } = await run(folder);
  expect(stderr).toContain('error  app/timeout\n');
  expect(status).not.toBe(0);
  expect(existsSync(join(folder, 'dist'))).toBe(false);
}, 30_000);

function run(folder: string): Promise<{ status: number | null; stderr: string }> {
  const { PATH = '', HOME = '' } = process.env;
  // Long enough for a busy machine to start eight of them.
  const args = [command, 'synth', '--timeout', '8.5'];
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { PATH, HOME },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  return new Promise((resolve) => {
    child.on('exit', (status) => resolve({ status, stderr }));
  });
}
