import { rmdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemCode } from './output-error';

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
