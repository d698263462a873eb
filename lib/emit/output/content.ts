import { createHash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readSync } from 'node:fs';
import { systemCode } from '../../files/system-error';
import { bytesOf, type FileData } from '../../model/file-data';

/** What identifies the bytes of a file: their number and their SHA-256 in hexadecimal digits. */
export interface Content {
  readonly size: number;
  readonly sha256: string;
}

/** Shared by all reads: none of them waits for anything. */
const block = Buffer.allocUnsafe(64 * 1024);

/** What stands at a path, without following a symbolic link; `undefined` where nothing does. */
export function standingAt(path: string): ReturnType<typeof lstatSync> {
  try {
    // Most files of a first synth are not there yet, and an error for each would cost more than all else.
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (systemCode(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** What a file is compared with; a missing size or mode is not looked at. */
export interface Wanted {
  readonly sha256: string;
  readonly size?: number;
  readonly executable?: boolean;
}

/** Whether a plain file stands there, holds these bytes and can be run where it is to be. */
export function holds(path: string, { sha256, size, executable = false }: Wanted): boolean {
  const found = standingAt(path);
  if (!found?.isFile() || (size !== undefined && found.size !== size)) return false;
  // Some disks let everything be run, and Windows keeps no such thing: one that need not be is left as it is.
  if (executable && process.platform !== 'win32' && (Number(found.mode) & 0o100) === 0) return false;
  return sha256OfFile(path) === sha256;
}

export function contentOf(data: FileData): Content {
  const bytes = bytesOf(data);
  return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Of a plain file, which is read in pieces. */
export function sha256OfFile(path: string): string {
  const hash = createHash('sha256');
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
