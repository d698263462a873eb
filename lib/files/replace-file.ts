import { renameSync, writeFileSync } from 'node:fs';
import { removeFile } from './remove-file';

/**
 * Puts a file at its place, whole or not at all: whoever reads there meets the old one or the new one. What stands at the
 * name that it is written to first is not written through: a link would lead elsewhere, and a pipe be waited for.
 *
 * @param mode Who may do what with it, before the process' own mask.
 * @throws What the system reports.
 */
export function replaceFile(path: string, data: string | Uint8Array, mode = 0o666): void {
  const aside = `${path}.${process.pid}`;
  removeFile(aside);
  try {
    writeFileSync(aside, data, { mode, flag: 'wx' });
    renameSync(aside, path);
  } catch (error) {
    removeFile(aside);
    throw error;
  }
}
