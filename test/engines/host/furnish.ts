import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run';

/** The address of the machine inside its box; the node's and the name server's. */
export const address = '10.199.0.1';

/** Makes the box habitable: a network card, and system folders whose changes stay in the box. */
export async function furnish(folder: string): Promise<void> {
  // Kubernetes and Docker share mounts with what they start.
  await run('mount', ['--make-rshared', '/']);
  await run('mount', ['-t', 'tmpfs', 'tmpfs', '/run']);
  await run('mount', ['--make-rshared', '/run']);
  await workInMemory(folder);
  for (const path of ['/etc', '/var']) await coverWithCopy(path, join(folder, 'cover', path));
  writeFileSync('/etc/resolv.conf', `nameserver ${address}\n`);
  for (const unwanted of ['/etc/docker', '/var/lib/cni', '/var/lib/docker', '/var/log/pods'])
    await run('rm', ['-rf', unwanted]);
  await run('hostname', ['lading-box']);
  await run('ip', ['link', 'set', 'lo', 'up']);
  await run('ip', ['link', 'add', 'machine0', 'type', 'bridge']);
  await run('ip', ['address', 'add', `${address}/24`, 'dev', 'machine0']);
  await run('ip', ['link', 'set', 'machine0', 'up']);
  await run('ip', ['route', 'add', 'default', 'via', '10.199.0.254']);
  writeFileSync('/proc/sys/net/ipv4/ip_forward', '1');
}

/** Where memory is plenty, the engines' files never reach the disk: faster to write, and gone at once. */
async function workInMemory(folder: string): Promise<void> {
  const needed = 8 * 1024 ** 3;
  if (availableMemory() > 2 * needed)
    await run('mount', ['-t', 'tmpfs', '-o', `size=${needed}`, 'tmpfs', folder]);
}

function availableMemory(): number {
  const [, kibibytes = '0'] = /^MemAvailable:\s+(\d+)/m.exec(readFileSync('/proc/meminfo', 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
}

/** Writing to `path` changes a copy from now on. */
async function coverWithCopy(path: string, folder: string): Promise<void> {
  const upper = join(folder, 'upper');
  const work = join(folder, 'work');
  mkdirSync(upper, { recursive: true });
  mkdirSync(work, { recursive: true });
  await run('mount', [
    '-t',
    'overlay',
    '-o',
    `lowerdir=${path},upperdir=${upper},workdir=${work}`,
    'overlay',
    path,
  ]);
}
