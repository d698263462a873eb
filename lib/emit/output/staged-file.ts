import type { Hash } from 'node:crypto';
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { newHash } from '../../files/digest';
import { bytesOf, type FileData, joinData } from '../../model/file-data';
import { type Content, contentOf } from './content';
import { onPath } from './output-error';

/** Written in blocks of at least this many characters, so that a large file needs few calls and little memory. */
const BLOCK = 64 * 1024;

export interface StagedFile {
  write(data: FileData): void;
  /** Writes what is left, closes the file and tells what it holds; nothing where it need not be written at all. */
  close(): Content | undefined;
  /** Closes the file without a care for its content. */
  drop(): void;
}

/** A file that is longer than a block, as far as it is written. */
interface Begun {
  readonly path: string;
  readonly file: number;
  readonly hash: Hash;
  size: number;
}

/**
 * Begins a new file and hashes what is written to it on the way. A file of less than a block is created at its end, and
 * only if it is needed: most synths change little, and what is not written is not hashed either.
 *
 * @param place Where it is to be; asked once, when it is created.
 */
export function stageFile(
  place: () => string,
  isNeeded: (data: FileData) => boolean,
  executable = false,
): StagedFile {
  const mode = executable ? 0o777 : 0o666;
  let begun: Begun | undefined;
  let waiting: FileData = '';

  function append(data: FileData): Begun {
    const bytes = bytesOf(data);
    const path = begun?.path ?? place();
    return onPath(path, () => {
      begun ??= { path, file: openSync(path, 'wx', mode), hash: newHash('sha256'), size: 0 };
      for (let at = 0; at < bytes.length; ) at += writeSync(begun.file, bytes, at);
      begun.hash.update(bytes);
      begun.size += bytes.length;
      return begun;
    });
  }

  function whole(data: FileData): Content | undefined {
    if (!isNeeded(data)) return undefined;
    const path = place();
    const bytes = bytesOf(data);
    onPath(path, () => writeFileSync(path, bytes, { flag: 'wx', mode }));
    return contentOf(bytes);
  }

  return {
    write(data) {
      waiting = joinData(waiting, data);
      if (waiting.length < BLOCK) return;
      const [now, later] = parted(waiting);
      append(now);
      waiting = later;
    },
    close() {
      if (begun === undefined) return whole(waiting);
      const { path, file, hash, size } = append(waiting);
      onPath(path, () => closeSync(file));
      return { size, sha256: hash.digest('hex') };
    },
    drop() {
      if (begun !== undefined) closeSync(begun.file);
    },
  };
}

/** A character outside of the basic plane is two code units: the first alone has to wait for the second. */
function parted(data: FileData): readonly [FileData, FileData] {
  if (typeof data !== 'string' || (data.charCodeAt(data.length - 1) & 0xfc00) !== 0xd800) return [data, ''];
  return [data.slice(0, -1), data.slice(-1)];
}
