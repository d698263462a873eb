import { readdirSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isObject } from '../../model/json';
import { readText } from '../read-text';

/** A package that is installed: the same one, however many links lead to it. */
export interface Copy {
  readonly root: string;
  readonly version: string;
}

/**
 * All copies of a package that something in the project may load: of each `node_modules` from a folder upward, that of its own
 * and those that its packages have for themselves, and in pnpm's store. The first is the one that the project itself loads.
 */
export function copiesOf(name: string, folder: string): readonly Copy[] {
  const found = new Map<string, Copy>();
  for (let at = folder; ; at = dirname(at)) {
    const modules = join(at, 'node_modules');
    for (const place of [modules, ...nestedIn(modules)]) {
      const copy = copyAt(join(place, name));
      if (copy !== undefined) found.set(copy.root, copy);
    }
    if (dirname(at) === at) break;
  }
  if (found.size === 0) for (const copy of installedElsewhere(name, folder)) found.set(copy.root, copy);
  return [...found.values()];
}

/** Without a `node_modules`, as Yarn installs, only Node knows. */
function installedElsewhere(name: string, folder: string): readonly Copy[] {
  try {
    const root = dirname(createRequire(join(folder, 'any.js')).resolve(`${name}/package.json`));
    return [copyAt(root) ?? []].flat();
  } catch {
    return [];
  }
}

function nestedIn(modules: string): readonly string[] {
  const packages = namesIn(modules).flatMap((name) =>
    name.startsWith('@') ? namesIn(join(modules, name)).map((each) => join(name, each)) : [name],
  );
  const store = namesIn(join(modules, '.pnpm')).map((name) => join('.pnpm', name));
  return [...packages, ...store].map((name) => join(modules, name, 'node_modules'));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Nothing where no package lies there. */
export function copyAt(folder: string): Copy | undefined {
  try {
    const root = realpathSync(folder);
    const manifest: unknown = JSON.parse(readText(join(root, 'package.json')));
    return isObject(manifest) && typeof manifest.version === 'string'
      ? { root, version: manifest.version }
      : undefined;
  } catch {
    return undefined;
  }
}
