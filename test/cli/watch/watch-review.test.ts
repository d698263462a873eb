import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { app, command, project } from '../project';

async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 600 && !isSo(); turn += 1) await wait(50);
  expect(isSo()).toBe(true);
}

test('serves the page to whoever knows its address, and tells when there is a newer one', async () => {
  const folder = project({ 'app.ts': app });
  const child = spawn(process.execPath, [command, 'review', '--watch'], { cwd: folder });
  let told = '';
  child.stderr.on('data', (data) => {
    told += data;
  });
  const address = () => /http:\/\/127\.0\.0\.1:\d+\/[\w-]{22}\//.exec(told)?.[0] ?? '';
  await until(() => address() !== '' && told.includes('1 workload'));
  let events = '';
  request(`${address()}told`, (response) => {
    response.on('data', (data) => {
      events += data;
    });
    response.on('error', () => {});
  })
    .on('error', () => {})
    .end();
  await until(() => events.includes('data: done'));
  expect(await (await fetch(`${address()}page`)).text()).toContain('mailer:2.0.0');
  expect(await (await fetch(address())).text()).toMatch(/Content-Security-Policy[^>]*default-src 'none'/);
  expect((await fetch(new URL('/', address()))).status).toBe(404);
  writeFileSync(join(folder, 'app.ts'), app.replace('2.0.0', '2.1.0'));
  await until(() => events.split('data: done').length > 2);
  expect(await (await fetch(`${address()}page`)).text()).toContain('mailer:2.1.0');
  writeFileSync(join(folder, 'app.ts'), `${app}throw new Error('no');\n`);
  await until(() => events.includes('data: failed'));
  expect(await (await fetch(`${address()}page`)).text()).toContain('mailer:2.1.0');
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([130, null]);
});
