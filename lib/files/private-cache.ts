import { lstatSync, mkdirSync, type Stats, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isOursAlone, mayDecide } from './ownership';

/**
 * The folder for what Lading keeps between runs, in a `node_modules` that `folder` sees: code that the next run is to
 * execute, and what this machine alone needs to know. Undefined where anybody but ourselves could put something into it,
 * and where it cannot be made: a cache saves time, nothing else.
 *
 * @param name A part of it that is a folder of its own. Default: the folder itself.
 */
export function privateCache(modules: string, folder: string, name = ''): string | undefined {
  const cache = join(modules, '.cache', 'lading');
  const part = join(cache, name);
  try {
    if (standingAt(cache) === undefined) {
      if (!isSafePlace(dirname(modules), folder)) return undefined;
      mkdirSync(dirname(cache), { recursive: true });
    }
    return isPrivate(cache) && (part === cache || isPrivate(part)) ? part : undefined;
  } catch {
    return undefined;
  }
}

/** A folder that everybody writes to, or somebody else's, may lead anywhere by links. */
function isSafePlace(place: string, folder: string): boolean {
  return mayDecide(place, folder) && (statSync(place).mode & 0o002) === 0;
}

/** A real folder of our own, in which nobody else can write; it is made where there is nothing yet. */
function isPrivate(folder: string): boolean {
  if (standingAt(folder) === undefined) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = standingAt(folder);
  return found?.isDirectory() === true && isOursAlone(found);
}

function standingAt(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}
