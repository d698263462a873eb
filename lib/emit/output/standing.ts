import { lstatSync, opendirSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '../../files/system-error';

/** What stands at a path, without following a symbolic link; `undefined` where nothing does. */
export function standingAt(path: string): Stats | undefined {
  try {
    // Most files of a first synth are not there yet, and an error for each would cost more than all else.
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (systemCode(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/**
 * The same of paths of an output, as it is now: a folder that is not there, or holds nothing, is looked into once, however
 * many files it is to get.
 */
export function standingIn(root: string): (path: string) => Stats | undefined {
  const bare = new Map<string, boolean>();
  return (path) => {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const known = bare.get(folder);
    const isBare = known ?? holdsNothing(join(root, folder));
    if (known === undefined) bare.set(folder, isBare);
    return isBare ? undefined : standingAt(join(root, path));
  };
}

function holdsNothing(folder: string): boolean {
  try {
    const entries = opendirSync(folder, { bufferSize: 1 });
    try {
      return entries.readSync() === null;
    } finally {
      entries.closeSync();
    }
  } catch (error) {
    return systemCode(error) === 'ENOENT';
  }
}
