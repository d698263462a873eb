import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Daemon, startDaemon } from '../host/daemon';
import { registryPort, repositoryOf, tagOf } from '../images/registry';
import { docker, pullAs, socket } from './client';

/** Starts a Docker Engine of the box's own. */
export async function startDocker(folder: string, bin: string): Promise<Daemon> {
  const home = join(folder, 'docker');
  mkdirSync(home, { recursive: true });
  const daemon = startDaemon(
    home,
    'dockerd',
    join(bin, 'dockerd'),
    [
      `--host=unix://${socket}`,
      `--data-root=${join(home, 'data')}`,
      `--exec-root=/run/docker-exec`,
      `--pidfile=/run/dockerd.pid`,
      `--cgroup-parent=/${basename(folder)}`,
      '--exec-opt=native.cgroupdriver=cgroupfs',
    ],
    // Debian's own runc is too old for this Engine.
    { PATH: `${bin}:${process.env.PATH}` },
  );
  await daemon.ready(60, () => docker('GET', '/_ping'));
  return daemon;
}

/** Gets images from the registry of the box into the Engine, under their own names. */
export async function loadImages(names: Iterable<string>): Promise<void> {
  for (const name of names) await pullAs(`127.0.0.1:${registryPort}`, repositoryOf(name), tagOf(name), name);
}
