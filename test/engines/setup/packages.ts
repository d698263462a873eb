import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { packages } from '../engines';
import { run } from '../host/run';
import { timed } from '../host/say';

export function installed([, program]: (typeof packages)[number]): boolean {
  if (isAbsolute(program)) return existsSync(program);
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => existsSync(join(folder, program)));
}

/** Installs those of Debian's packages whose programs are not there yet. */
export async function installPackages(wanted = packages): Promise<void> {
  const missing = wanted.filter((name) => !installed(name)).map(([name]) => name);
  if (missing.length === 0) return;
  await timed(`installing ${missing.join(', ')}`, async () => {
    // Somebody else may be installing something at this moment.
    const lock = ['-o', 'DPkg::Lock::Timeout=300'];
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-q'], { env, limit: 300 });
    await run('apt-get', [...lock, 'install', '-y', '-q', '--no-install-recommends', ...missing], {
      env,
      limit: 900,
    });
  });
}
