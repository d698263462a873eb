import { unlinkSync } from 'node:fs';
import { systemCode } from './system-error';

/**
 * Removes a file or a link, if one stands there. Node's `rmSync` loads a part of its own for that, which can also remove
 * folders: of the time of a small run it takes a hundredth.
 *
 * @throws What the system reports, as for a folder.
 */
export function removeFile(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}
