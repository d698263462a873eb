import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemCode } from '../../files/system-error';

/**
 * Makes a folder and those around it, and tells the outermost that is new. Node's own recursive `mkdir`
 * never ends on a file system that takes no folders, such as `/proc`.
 */
export function makeFolders(folder: string): string | undefined {
  if (isFolder(folder)) return undefined;
  const parent = dirname(folder);
  const outermost = parent === folder ? undefined : makeFolders(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process was quicker.
    if (systemCode(error) !== 'EEXIST' || !isFolder(folder)) throw error;
  }
  return outermost ?? folder;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Whether the folder is gone now; one that holds something stays. */
export function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT') return true;
    if (code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'ENOTDIR') return false;
    throw error;
  }
}

/** Removes `folder` and those around it, `outermost` being the last, as long as they are empty. */
export function removeEmptyUpTo(outermost: string, folder: string): void {
  for (let at = folder; removeIfEmpty(at) && at !== outermost; ) at = dirname(at);
}
