import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { packageRoot } from '../../../lib/diagnostics/package-root';
import { app, project } from '../project';

async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !isSo(); turn += 1) await wait(50);
  expect(isSo()).toBe(true);
}

test('runs a command again for each change of the app, right or wrong, until it is ended', async () => {
  const folder = project({ 'app.ts': app });
  const keeper = `
    const { keepRunning } = require(${JSON.stringify(join(packageRoot(), 'lib/cli/watch/keep-running.ts'))});
    keepRunning({
      folder: ${JSON.stringify(folder)}, from: ${JSON.stringify(folder)}, args: ['synth', '--quiet'],
      ignored: [${JSON.stringify(join(folder, 'dist'))}], ended: (code) => console.log('ended ' + code),
    });`;
  writeFileSync(join(folder, '.keeper.cts'), keeper);
  const jiti = join(packageRoot(), 'node_modules/jiti/lib/jiti-cli.mjs');
  const child = spawn(process.execPath, [jiti, join(folder, '.keeper.cts')], { cwd: folder });
  let told = '';
  child.stdout.on('data', (data) => {
    told += data;
  });
  child.stderr.resume();
  const manifest = () => {
    const file = join(folder, 'dist/kubernetes/shop.k8s.yaml');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  await until(() => told.includes('ended 0'));
  expect(manifest()).toContain('mailer:2.0.0');
  writeFileSync(join(folder, 'app.ts'), app.replace('2.0.0', '2.1.0'));
  await until(() => manifest().includes('mailer:2.1.0'));
  writeFileSync(join(folder, 'app.ts'), app.replace('{ image', '{ restrat: 1, image'));
  await until(() => told.includes('ended 1'));
  writeFileSync(join(folder, 'app.ts'), app);
  await until(() => manifest().includes('mailer:2.0.0'));
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([130, null]);
});
