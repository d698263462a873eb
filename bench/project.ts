import { cpSync, existsSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..');
const require_ = createRequire(__filename);

/** A project of its own in a temporary folder: an app of `bench/apps`, and the packages that it uses. */
export function project(app: string, packages: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'lading-bench-'));
  cpSync(join(__dirname, 'apps', app), folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '.bin'), { recursive: true });
  for (const name of packages) symlinkSync(packageFolder(name), join(modules, name));
  return folder;
}

/** The folder of a package, ours or one of node_modules; undefined where it is not installed. */
export function findPackage(name: string): string | undefined {
  if (name === 'lading') return root;
  try {
    return dirname(require_.resolve(`${name}/package.json`));
  } catch {
    const folder = join(root, 'node_modules', name);
    return existsSync(folder) ? folder : undefined;
  }
}

export function packageFolder(name: string): string {
  const folder = findPackage(name);
  if (folder === undefined) throw new Error(`The benchmark needs ${name}: npm ci installs it.`);
  return folder;
}

/** The version of a package that is measured. */
export function versionOf(name: string): string {
  const manifest: { readonly version: string } = require_(join(packageFolder(name), 'package.json'));
  return manifest.version;
}
