import { builds, packages } from '../engines';
import { attempt } from '../host/run';
import { isBuilt } from './build';
import { hasDebian } from './debian';
import { hasDefinitions } from './definitions';
import { hasEnvoy } from './envoy';
import { hasHaproxy } from './haproxy';
import { installed } from './packages';

/** What stands in the way of running real engines on this machine; nothing when they can run. */
export async function obstacles(cache: string): Promise<string[]> {
  const found: string[] = [];
  if (process.platform !== 'linux') found.push('engines need Linux');
  if (process.getuid?.() !== 0) found.push('engines need root');
  if (found.length > 0) return found;

  const missing = builds.filter((build) => !isBuilt(cache, build));
  if (missing.length > 0 || !hasDefinitions(cache)) {
    const go = await attempt('go', ['version']).catch(() => undefined);
    if (go === undefined) found.push('building engines needs Go');
    else if (!(await reaches('go', ['list', '-m', 'github.com/opencontainers/runc@v1.5.2'])))
      found.push('building engines needs the Go module proxy, which does not answer');
  }
  const debian = packages.some((name) => !installed(name)) || !hasDebian(cache) || !hasHaproxy(cache);
  if (debian && !(await reaches('apt-get', ['--version']))) found.push('installing engines needs apt-get');
  if (!hasEnvoy(cache) && !(await reaches('python3', ['-m', 'pip', '--version'])))
    found.push('getting Envoy needs pip');
  return found;
}

async function reaches(command: string, args: string[]): Promise<boolean> {
  const ran = await attempt(command, args, { limit: 60, cwd: '/' }).catch(() => undefined);
  return ran?.code === 0;
}
