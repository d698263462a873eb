import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { command, lading, project } from '../project';

const app = `import { readFileSync } from 'node:fs';
import { App, Chart, configFile, Worker } from 'lading';
import { image } from './image.ts';
import { log } from '../shared/log';
const shop = new Chart(new App(), 'shop');
const rules = configFile(readFileSync('rules.txt', 'utf8'));
new Worker(shop, 'mailer', { image, env: { LOG: log }, volumes: { '/etc/rules': rules } });
`;

async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !isSo(); turn += 1) await wait(50);
  expect(isSo()).toBe(true);
}

test('lading synth --watch writes again what a saved file changes, and tells what is wrong until it is mended', async () => {
  const folder = project({
    'infra/app.ts': app,
    'infra/image.ts': "export const image = 'acme/mailer:1.0.0';\n",
    'infra/rules.txt': 'first\n',
    'shared/log.ts': "export const log = 'info';\n",
    'infra/cdk8s.yaml': 'app: app.ts\nlading:\n  out: manifests\n',
  });
  const place = join(folder, 'infra');
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [command, 'synth', '--watch', '--target', 'kubernetes'], {
    cwd: place,
    env: { PATH, HOME },
  });
  let told = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      told += data;
    });
  const manifest = () => {
    const file = join(place, 'manifests/kubernetes/shop.k8s.yaml');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  const times = (text: string) => told.split(text).length - 1;
  await until(() => told.includes('Up to date; watching ., Ctrl+C ends it.'));
  expect(manifest()).toContain('acme/mailer:1.0.0');
  expect(existsSync(join(place, 'manifests/compose'))).toBe(false);

  writeFileSync(join(place, 'image.ts'), "export const image = 'acme/mailer:1.1.0';\n");
  await until(() => manifest().includes('acme/mailer:1.1.0'));
  writeFileSync(join(place, 'rules.txt'), 'second\n');
  await until(() => manifest().includes('second'));
  // What the app loads from elsewhere is a part of it, and nothing else there is.
  writeFileSync(join(folder, 'shared/other.ts'), '');
  writeFileSync(join(folder, 'shared/log.ts'), "export const log = 'debug';\n");
  await until(() => manifest().includes('value: debug'));

  const good = manifest();
  writeFileSync(join(place, 'image.ts'), 'export const image = 7;\n');
  await until(() => told.includes('Nothing was written; watching .'));
  expect(told).toContain('props/wrong-type');
  expect(manifest()).toBe(good);
  const before = times('Up to date');
  writeFileSync(join(place, 'image.ts'), "export const image = 'acme/mailer:1.1.0';\n");
  await until(() => times('Up to date') > before);
  expect(manifest()).toBe(good);

  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([130, null]);
  expect(readdirSync(join(place, 'manifests')).filter((name) => name.startsWith('.'))).toEqual([]);
});

test.each(['--check', '--stdout'])('what writes no files is not watched: %s', (option) => {
  const folder = project({ 'app.ts': app });
  const run = lading(folder, ['synth', '--watch', option, '--target', 'compose']);
  expect(run.status).toBe(2);
  expect(run.stderr.replace(/\s+/g, ' ')).toContain(
    `--watch writes files each time, which ${option} does not.`,
  );
});
