import { systemCode } from '../../files/system-error';

/**
 * Why output could not be written:
 *
 * - `output/not-writable`: the system forbids it (rights, a read-only disk);
 * - `output/no-space`: the disk or the quota is full;
 * - `output/not-a-folder`: something else stands where a folder is needed;
 * - `output/not-a-file`: something else stands where a file is to be written;
 * - `output/not-ours`: somebody else wrote the file that stands there;
 * - `output/symlink`: a symbolic link inside of the output would lead the write elsewhere;
 * - `output/unsafe-path`: a path that is absolute, leaves the output, or is one of Lading's own;
 * - `output/duplicate-path`: two files want one path, on some disk at least;
 * - `output/locked`: another process is writing there;
 * - `output/failed`: anything else the system reports.
 */
export type OutputErrorCode =
  | 'output/not-writable'
  | 'output/no-space'
  | 'output/not-a-folder'
  | 'output/not-a-file'
  | 'output/not-ours'
  | 'output/symlink'
  | 'output/unsafe-path'
  | 'output/duplicate-path'
  | 'output/locked'
  | 'output/failed';

export interface OutputError extends Error {
  readonly code: OutputErrorCode;
  /** The file or folder in question. */
  readonly path: string;
}

export function outputError(
  code: OutputErrorCode,
  path: string,
  message: string,
  cause?: unknown,
): OutputError {
  return Object.assign(new Error(message, { cause }), { name: 'OutputError', code, path });
}

export function isOutputError(error: unknown): error is OutputError {
  return error instanceof Error && error.name === 'OutputError';
}

const MEANINGS: ReadonlyMap<string | undefined, readonly [OutputErrorCode, string]> = new Map([
  ['EACCES', ['output/not-writable', 'the system denies access']],
  ['EPERM', ['output/not-writable', 'the system does not permit it']],
  ['EROFS', ['output/not-writable', 'the disk is read-only']],
  ['ENOENT', ['output/not-writable', 'the system does not let it be created']],
  ['ENOSPC', ['output/no-space', 'the disk is full']],
  ['EDQUOT', ['output/no-space', 'the disk quota is used up']],
  ['ENOTDIR', ['output/not-a-folder', 'a file stands where a folder is needed']],
  ['EEXIST', ['output/not-a-folder', 'a file stands where a folder is needed']],
  ['ENOTFILE', ['output/not-a-file', 'something else than a file stands there']],
  ['EISDIR', ['output/not-a-file', 'a folder stands where a file is needed']],
]);

/** Runs a piece of work on `path`; what the system reports becomes an `OutputError`. */
export function onPath<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (isOutputError(error)) throw error;
    const [code, reason] = MEANINGS.get(systemCode(error)) ?? ['output/failed', String(error)];
    throw outputError(code, path, `Cannot write ${path}: ${reason}.`, error);
  }
}
