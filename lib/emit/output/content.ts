import { closeSync, openSync, readSync, type Stats } from 'node:fs';
import { newHash, sha256Of } from '../../files/digest';
import { readPlainFile } from '../../files/plain-file';
import { bytesOf, type FileData } from '../../model/file-data';
import { standingAt } from './standing';

/** What identifies the bytes of a file: their number and their SHA-256 in hexadecimal digits. */
export interface Content {
  readonly size: number;
  readonly sha256: string;
}

/** Shared by all reads: none of them waits for anything. */
const block = Buffer.allocUnsafe(64 * 1024);

/** What a file is compared with; a missing size or mode is not looked at. */
export interface Wanted {
  readonly sha256: string;
  readonly size?: number;
  readonly executable?: boolean;
}

/**
 * Whether a plain file stands there, holds these bytes and can be run where it is to be.
 *
 * @param found What stands there, where that is known already.
 */
export function holds(
  path: string,
  { sha256, size, executable = false }: Wanted,
  found: Stats | undefined = standingAt(path),
): boolean {
  if (!found?.isFile() || (size !== undefined && found.size !== size)) return false;
  return runsAsWanted(found, executable) && sha256OfFile(path) === sha256;
}

/** The same of bytes that are at hand: nothing has to be hashed. */
export function holdsData(path: string, data: FileData, executable: boolean, found: Stats): boolean {
  if (!found.isFile() || found.size !== Buffer.byteLength(data) || !runsAsWanted(found, executable))
    return false;
  return readPlainFile(path).bytes.equals(bytesOf(data));
}

/** Some disks let everything be run, and Windows keeps no such thing: one that need not be is left as it is. */
function runsAsWanted(found: Stats, executable: boolean): boolean {
  return !executable || process.platform === 'win32' || (found.mode & 0o100) !== 0;
}

export function contentOf(data: FileData): Content {
  return { size: Buffer.byteLength(data), sha256: sha256Of(data) };
}

/** Of a plain file, which is read in pieces. */
export function sha256OfFile(path: string): string {
  const hash = newHash('sha256');
  const file = openSync(path, 'r');
  try {
    for (let count = readSync(file, block); count > 0; count = readSync(file, block)) {
      hash.update(block.subarray(0, count));
    }
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}
