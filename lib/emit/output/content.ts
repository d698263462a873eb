import { createHash, hash } from 'node:crypto';
import { closeSync, openSync, readSync, type Stats } from 'node:fs';
import type { FileData } from '../../model/file-data';
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
  // Some disks let everything be run, and Windows keeps no such thing: one that need not be is left as it is.
  if (executable && process.platform !== 'win32' && (found.mode & 0o100) === 0) return false;
  return sha256OfFile(path) === sha256;
}

/** Hashed at once: to make an object that takes it in pieces costs more than to hash a usual file. */
export function contentOf(data: FileData): Content {
  return { size: Buffer.byteLength(data), sha256: hash('sha256', data) };
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
