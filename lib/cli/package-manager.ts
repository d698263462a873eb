import { join } from 'node:path';
import { findUp } from '../diagnostics/package-root';
import { isObject } from '../model/json';
import { readText } from './read-text';

export type PackageManager = 'npm' | 'pnpm' | 'yarn';

const lockFiles = {
  pnpm: ['pnpm-lock.yaml', 'pnpm-workspace.yaml'],
  yarn: ['yarn.lock', '.yarnrc.yml'],
  npm: ['package-lock.json', 'npm-shrinkwrap.json'],
} as const satisfies Record<PackageManager, readonly string[]>;

const managers = ['pnpm', 'yarn', 'npm'] as const satisfies readonly PackageManager[];

/** What a project is installed by: `packageManager` of its package.json, its lock file, else what has started us. */
export function packageManagerOf(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): PackageManager {
  const agent = environment.npm_config_user_agent ?? '';
  return declared(folder) ?? locked(folder) ?? managers.find((name) => agent.startsWith(`${name}/`)) ?? 'npm';
}

/** How it runs a program of a package that is installed. */
export const runner = { npm: 'npx', pnpm: 'pnpm exec', yarn: 'yarn' } as const satisfies Record<
  PackageManager,
  string
>;

function declared(folder: string): PackageManager | undefined {
  const root = findUp(folder, 'package.json');
  if (root === undefined) return undefined;
  try {
    const manifest: unknown = JSON.parse(readText(join(root, 'package.json')));
    const name = isObject(manifest) ? String(manifest.packageManager ?? '') : '';
    return managers.find((manager) => name.startsWith(`${manager}@`));
  } catch {
    return undefined;
  }
}

function locked(folder: string): PackageManager | undefined {
  const nearest = managers
    .map((manager) => ({ manager, root: lockFolder(folder, lockFiles[manager]) }))
    .filter(({ root }) => root !== undefined)
    .sort((a, b) => (b.root ?? '').length - (a.root ?? '').length);
  return nearest[0]?.manager;
}

function lockFolder(folder: string, names: readonly string[]): string | undefined {
  const folders = names.flatMap((name) => findUp(folder, name) ?? []);
  return folders.sort((a, b) => b.length - a.length)[0];
}
