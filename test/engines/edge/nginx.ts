import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Daemon, startDaemon } from '../host/daemon';
import { attempt, lastLines, run } from '../host/run';
import { debianLayer } from '../setup/debian';
import type { World } from '../world';
import { makeCertificate } from './certificate';

/** The nginx of the images without a container: it reads a configuration in milliseconds, and serves by it. */
export interface Nginx {
  readonly version: string;
  /** What it has against a configuration; nothing where it takes it. */
  refusal(config: string): Promise<string | undefined>;
  /** Serves by a configuration, unchanged, until it is stopped. */
  serve(config: string): Promise<Daemon>;
}

/** The program and all that it needs, by the places they have in a Debian. */
const parts = [
  './lib',
  './lib64',
  './usr/lib64/ld-linux*',
  './etc/passwd',
  './etc/group',
  './usr/sbin/nginx',
  ...['ld-linux*', 'libc.so*', 'libcrypt.so*', 'libcrypto.so*', 'libdl.so*'].map(library),
  ...['libpcre2-8.so*', 'libssl.so*', 'libz.so*'].map(library),
];

function library(name: string): string {
  return `./usr/lib/*/${name}`;
}

export async function takeNginx(world: World): Promise<Nginx> {
  const root = join(world.scratch, 'nginx');
  if (!existsSync(root)) await unpack(world, root);
  const write = (config: string): string => {
    const name = `/tmp/${count++}.conf`;
    writeFileSync(join(root, name), config);
    return name;
  };
  let count = 0;
  const { stderr } = await attempt('chroot', [root, '/usr/sbin/nginx', '-v']);
  return {
    version: /nginx\/([\d.]+)/.exec(stderr)?.[1] ?? '',
    async refusal(config) {
      const asked = await attempt('chroot', [root, '/usr/sbin/nginx', '-t', '-c', write(config)]);
      return asked.code === 0 ? undefined : lastLines(asked.stderr, 3);
    },
    async serve(config) {
      const args = [root, '/usr/sbin/nginx', '-g', 'daemon off;', '-c', write(config)];
      const daemon = startDaemon(world.scratch, 'served-by-nginx', 'chroot', args);
      await daemon.ready(20, () => fetch('http://127.0.0.1:8080/'));
      return daemon;
    },
  };
}

async function unpack({ cache, scratch }: World, root: string): Promise<void> {
  mkdirSync(root);
  await run('tar', [
    '-C',
    root,
    '-xf',
    debianLayer(cache),
    '--wildcards',
    '--no-wildcards-match-slash',
    ...parts,
  ]);
  // Where it writes, and what a project brings along.
  for (const folder of ['tmp', 'dev', 'run/secrets', 'usr/share/nginx'])
    mkdirSync(join(root, folder), { recursive: true });
  const { certificate, key } = await makeCertificate(join(scratch, 'certs'));
  cpSync(certificate, join(root, 'run/secrets/edge-proxy.certificate'));
  cpSync(key, join(root, 'run/secrets/edge-proxy.key'));
}
