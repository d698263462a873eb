import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../host/run';
import { timed } from '../host/say';

/** The real software that images are made of. */
const software = [
  'busybox',
  'ca-certificates',
  'curl',
  'gunicorn',
  'netcat-openbsd',
  'nginx-light',
  'nodejs',
  'postgresql',
  'prometheus',
  'python3-flask',
  'python3-psycopg2',
  'python3-redis',
  'redis-server',
  'wget',
];

const unneeded = [
  // A quarter of it all, for a compiler that PostgreSQL does without.
  'usr/lib/x86_64-linux-gnu/libLLVM-14.so.1',
  'var/cache/apt',
  'var/lib/apt/lists',
  'usr/share/doc',
  'usr/share/locale',
  'usr/share/man',
  'dev',
  'proc',
  'sys',
];

/** A Debian root file system with real servers in it, as one tar file: the first layer of most images. */
export function debianLayer(cache: string): string {
  return join(cache, 'debian.tar');
}

export function hasDebian(cache: string): boolean {
  const stamp = `${debianLayer(cache)}.built`;
  return existsSync(debianLayer(cache)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sum;
}

export async function makeDebian(cache: string): Promise<void> {
  if (hasDebian(cache)) return;
  await timed(`a Debian with ${software.join(', ')}`, async () => {
    const folder = mkdtempSync(join(cache, 'debian-'));
    try {
      const include = `--include=${software.join(',')}`;
      await run('debootstrap', ['--variant=minbase', include, 'bookworm', folder], { limit: 900, cwd: '/' });
      for (const path of unneeded) await run('rm', ['-rf', '--one-file-system', join(folder, path)]);
      await run('tar', ['-C', folder, '--numeric-owner', '-cf', `${debianLayer(cache)}.new`, '.'], {
        limit: 300,
      });
      renameSync(`${debianLayer(cache)}.new`, debianLayer(cache));
      writeFileSync(`${debianLayer(cache)}.built`, sum);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

const sum = createHash('sha256')
  .update([...software, ...unneeded].join(' '))
  .digest('hex');
