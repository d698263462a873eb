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
  'python3-flask',
  'redis-server',
  'wget',
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
      for (const unneeded of [
        'var/cache/apt',
        'var/lib/apt/lists',
        'usr/share/doc',
        'usr/share/locale',
        'dev',
        'proc',
        'sys',
      ])
        await run('rm', ['-rf', '--one-file-system', join(folder, unneeded)]);
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

const sum = createHash('sha256').update(software.join(' ')).digest('hex');
