import { cpSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { socket } from '../docker/client';
import { type Daemon, startDaemon } from '../host/daemon';
import { run } from '../host/run';
import type { World } from '../world';

const root = join(__dirname, '../../..');

/** A project with sources, as a user has it: synthesized, and built by docker compose with BuildKit. */
export interface BuildProject {
  /** A copy of the project, in which things can change. */
  readonly folder: string;
  compose(args: readonly string[]): Promise<string>;
  /** The same, for what goes on until it is stopped. */
  start(name: string, args: readonly string[]): Daemon;
}

/** @param env - what whoever builds has in the environment */
export async function buildProject(
  world: World,
  source: string,
  env: Readonly<Record<string, string>> = {},
): Promise<BuildProject> {
  const folder = join(mkdtempSync(join(world.scratch, 'build-')), 'project');
  cpSync(source, folder, { recursive: true });
  link(root, join(folder, 'node_modules/lading'));
  await run(process.execPath, [join(root, 'build/cli.js'), 'synth', '--app', 'app.ts'], { cwd: folder });
  link(world.program('docker-buildx'), join(folder, '.docker/cli-plugins/docker-buildx'));
  const out = join(folder, 'dist/compose');
  const program = world.program('docker-compose');
  const all = { DOCKER_HOST: `unix://${socket}`, DOCKER_CONFIG: join(folder, '.docker'), ...env };
  const plainly = ['--ansi=never', '--progress=plain'];
  return {
    folder,
    compose: (args) => run(program, [...plainly, ...args], { cwd: out, env: all, limit: 240 }),
    start: (name, args) => startDaemon(out, name, program, [...plainly, ...args], all),
  };
}

function link(to: string, path: string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  symlinkSync(to, path);
}
