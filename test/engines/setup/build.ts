import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Build, builds } from '../engines';
import { run } from '../host/run';
import { say, timed } from '../host/say';

const here = join(__dirname, '..');

/** The program is there, made from these very sources with these very options. */
export function isBuilt(cache: string, build: Build): boolean {
  const stamp = stampOf(cache, build);
  return (
    existsSync(join(cache, 'bin', build.binary)) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === sumOf(build)
  );
}

/** Builds what is missing in the cache, one after the other: each uses all cores. */
export async function buildAll(cache: string): Promise<void> {
  mkdirSync(join(cache, 'bin'), { recursive: true });
  const missing = builds.filter((build) => !isBuilt(cache, build));
  say(`engines: ${builds.length - missing.length} of ${builds.length} are in ${cache}`);
  for (const build of missing) await timed(`building ${build.binary}`, () => buildOne(cache, build));
}

async function buildOne(cache: string, build: Build): Promise<void> {
  const program = join(cache, 'bin', build.binary);
  const made = `${program}.new`;
  const args = ['build', '-mod=readonly', `-ldflags=${linkerFlags(build)}`, ...(build.flags ?? [])];
  await run('go', [...args, '-o', made, build.package], {
    cwd: join(here, build.module),
    env: { CGO_ENABLED: build.static ? '0' : '1', GOFLAGS: '-buildvcs=false', GOWORK: 'off' },
    limit: 40 * 60,
  });
  renameSync(made, program);
  for (const name of build.names ?? []) {
    rmSync(join(cache, 'bin', name), { force: true });
    symlinkSync(build.binary, join(cache, 'bin', name));
  }
  writeFileSync(stampOf(cache, build), sumOf(build));
}

function linkerFlags({ kubernetes, stamps }: Build): string {
  if (stamps !== undefined)
    return ['-s -w', ...Object.entries(stamps).map(([name, value]) => `-X ${name}=${value}`)].join(' ');
  if (kubernetes === undefined) return '-s -w';
  const [major, minor] = kubernetes.split('.');
  const version = { gitVersion: `v${kubernetes}`, gitMajor: major, gitMinor: minor };
  const variables = Object.entries(version).map(
    ([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`,
  );
  return ['-s -w', ...variables].join(' ');
}

function stampOf(cache: string, build: Build): string {
  return join(cache, `${build.binary}.built`);
}

function sumOf(build: Build): string {
  const sum = createHash('sha256').update(JSON.stringify(build));
  const folder = join(here, build.module);
  for (const name of readdirSync(folder).sort()) sum.update(name).update(readFileSync(join(folder, name)));
  return sum.digest('hex');
}
