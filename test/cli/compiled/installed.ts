import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../lib/diagnostics/package-root';
import { sha256Of } from '../../../lib/files/digest';
import { project } from '../project';

/** A project in which Lading is installed, not linked: what it keeps lies in this project's own folder. */
export function installed(files: Readonly<Record<string, string>>): string {
  const folder = project(files);
  const place = join(folder, 'node_modules', 'lading');
  rmSync(place);
  for (const part of ['build', 'schemas', 'package.json'])
    cpSync(join(packageRoot(), part), join(place, part), { recursive: true });
  return folder;
}

export interface Run {
  readonly args?: readonly string[];
  /** Node's own options. */
  readonly flags?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export function program(folder: string, { args = ['synth'], flags = [] }: Run = {}): string[] {
  return [...flags, join(folder, 'node_modules/lading/build/cli.js'), ...args];
}

/** Runs the installed command line; the environment of the tests does not leak into it. */
export function run(folder: string, options: Run = {}): SpawnSyncReturns<string> {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, ...options.environment };
  return spawnSync(process.execPath, program(folder, options), { cwd: folder, env, encoding: 'utf8' });
}

/** What is kept, by the paths of the files. */
export function kept(folder: string): Map<string, Buffer> {
  const place = join(realpathSync(folder), 'node_modules/.cache/lading/compiled');
  if (!existsSync(place)) return new Map();
  const files = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map(({ parentPath, name }) => join(parentPath, name)).map((path) => [path, readFileSync(path)]),
  );
}

/** The hash of each: an expectation compares megabytes byte by byte, for seconds, and shows them where they differ. */
export function hashes(files: ReadonlyMap<string, Buffer>): Map<string, string> {
  return new Map([...files].map(([path, bytes]) => [path, sha256Of(bytes)]));
}
