import { lstatSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isOursAlone, mayDecide } from '../ownership';

/**
 * The folder for code that the next run is to execute, in a `node_modules` that `file` sees. Undefined where anybody
 * but ourselves could put code into it, and where it cannot be made: a cache saves time, nothing else.
 */
export function privateCache(modules: string, file: string): string | undefined {
  const folder = join(modules, '.cache', 'lading');
  try {
    if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) {
      if (!isSafePlace(dirname(modules), file)) return undefined;
      mkdirSync(dirname(folder), { recursive: true });
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    }
    const made = lstatSync(folder);
    return made.isDirectory() && isOursAlone(made) ? folder : undefined;
  } catch {
    return undefined;
  }
}

/** A folder that everybody writes to, or somebody else's, may lead anywhere by links. */
function isSafePlace(folder: string, file: string): boolean {
  return mayDecide(folder, dirname(file)) && (statSync(folder).mode & 0o002) === 0;
}
