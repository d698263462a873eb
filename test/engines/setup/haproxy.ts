import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { run } from '../host/run';
import { timed } from '../host/say';

/** The program, and those libraries of it that a small Debian has not. */
const packages = ['haproxy', 'liblua5.3-0', 'libopentracing1', 'libopentracing-c-wrapper0'];

const stampOf = (cache: string) => join(cache, 'haproxy.built');

/** The folder of the real program of Debian, with libraries beside it. */
export function haproxyFolder(cache: string): string {
  return join(cache, 'haproxy');
}

export function hasHaproxy(cache: string): boolean {
  const stamp = stampOf(cache);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === packages.join(' ');
}

export async function getHaproxy(cache: string): Promise<void> {
  if (hasHaproxy(cache)) return;
  await timed('getting HAProxy', async () => {
    const folder = mkdtempSync(join(cache, 'haproxy-'));
    try {
      await run('apt-get', ['update', '-q'], { cwd: folder, limit: 300 });
      await run('apt-get', ['download', '-q', ...packages], { cwd: folder, limit: 300 });
      for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb')))
        await run('dpkg', ['-x', file, 'root'], { cwd: folder });
      const libraries = join(folder, 'root/usr/lib/x86_64-linux-gnu');
      mkdirSync(join(folder, 'all'));
      copyFileSync(join(folder, 'root/usr/sbin/haproxy'), join(folder, 'all/haproxy'));
      for (const name of readdirSync(libraries).filter((each) => /\.so\.\d+$/.test(each)))
        copyFileSync(join(libraries, name), join(folder, 'all', name));
      rmSync(haproxyFolder(cache), { recursive: true, force: true });
      renameSync(join(folder, 'all'), haproxyFolder(cache));
      writeFileSync(stampOf(cache), packages.join(' '));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

/** What an image of Debian needs on top. */
export function haproxyFiles(cache: string): Readonly<Record<string, { from: string }>> {
  const folder = haproxyFolder(cache);
  return Object.fromEntries(
    readdirSync(folder).map((name) => [
      name === 'haproxy' ? 'usr/local/sbin/haproxy' : `usr/lib/x86_64-linux-gnu/${name}`,
      { from: join(folder, name) },
    ]),
  );
}
