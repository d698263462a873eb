import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { systemCode } from './system-error';

/** A file as it was when it was opened. */
export interface PlainFile {
  readonly bytes: Buffer;
  readonly stats: Stats;
}

/** Not to be waited for, where it is a pipe. */
const reading = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Reads what ought to be a file. Anything may stand there: a pipe would be waited for, a device may never end.
 *
 * @param flags How else it is to be opened, such as `O_NOFOLLOW`.
 * @throws What the system reports, and an error `ENOTFILE` that says what stands there instead.
 */
export function readPlainFile(path: string, flags = 0): PlainFile {
  return inPlainFile(path, (descriptor, stats) => ({ bytes: readAll(descriptor, stats), stats }), flags);
}

/** `readFileSync` knows nothing of a descriptor within an archive, where Yarn keeps packages. */
function readAll(descriptor: number, { size }: Stats): Buffer {
  const parts: Buffer[] = [];
  for (let wanted = Math.min(size, 2 ** 24) + 1; ; wanted = 2 ** 16) {
    const part = Buffer.allocUnsafe(wanted);
    const read = readSync(descriptor, part, 0, wanted, null);
    if (read === 0) return Buffer.concat(parts);
    parts.push(part.subarray(0, read));
  }
}

/** The same, for whoever reads only a part of it. The descriptor is closed afterwards. */
export function inPlainFile<Found>(
  path: string,
  read: (descriptor: number, stats: Stats) => Found,
  flags = 0,
): Found {
  const descriptor = opened(path, reading | flags);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw noFile(path, stats);
    return read(descriptor, stats);
  } finally {
    closeSync(descriptor);
  }
}

/** The same, of a text in UTF-8. */
export function readPlainText(path: string): string {
  return readPlainFile(path).bytes.toString('utf8');
}

function opened(path: string, flags: number): number {
  try {
    return openSync(path, flags);
  } catch (error) {
    // Nobody can open a socket, nor a device that is not there.
    if (systemCode(error) === 'ENXIO') throw noFile(path, statSync(path));
    throw error;
  }
}

function noFile(path: string, stats: Stats): Error {
  return Object.assign(new Error(`it is ${kindOf(stats)}, no file`), {
    code: 'ENOTFILE',
    syscall: 'open',
    path,
  });
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}
