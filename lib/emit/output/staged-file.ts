import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { bytesOf, type FileData, joinData } from '../../model/file-data';
import type { Content } from './content';
import { onPath } from './output-error';

/** Written in blocks of at least this many characters, so that a large file needs few calls and little memory. */
const BLOCK = 64 * 1024;

export interface StagedFile {
  write(data: FileData): void;
  /** Writes what is left, closes the file and tells what it holds. */
  close(): StagedContent;
  /** Closes the file without a care for its content. */
  drop(): void;
}

export interface StagedContent extends Content {
  /** `false` for a small file that need not be written at all. */
  readonly isStaged: boolean;
}

/**
 * Begins a new file at `path` and hashes what is written to it on the way. A file of less than a block is
 * created at its end, and only if it is needed: most synths change little.
 */
export function stageFile(
  path: string,
  isNeeded: (content: Content) => boolean,
  executable = false,
): StagedFile {
  const hash = createHash('sha256');
  let file: number | undefined;
  let waiting: FileData = '';
  let size = 0;

  function flush(bytes: Buffer): void {
    onPath(path, () => {
      file ??= openSync(path, 'wx', executable ? 0o777 : 0o666);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    });
  }

  function take(data: FileData): Buffer {
    const bytes = bytesOf(data);
    hash.update(bytes);
    size += bytes.length;
    return bytes;
  }

  function drop(): void {
    if (file !== undefined) closeSync(file);
  }

  return {
    write(data) {
      waiting = joinData(waiting, data);
      if (waiting.length < BLOCK) return;
      const [now, later] = parted(waiting);
      flush(take(now));
      waiting = later;
    },
    close() {
      const rest = take(waiting);
      const content = { size, sha256: hash.digest('hex') };
      const isStaged = file !== undefined || isNeeded(content);
      if (isStaged) flush(rest);
      onPath(path, drop);
      return { isStaged, ...content };
    },
    drop,
  };
}

/** A character outside of the basic plane is two code units: the first alone has to wait for the second. */
function parted(data: FileData): readonly [FileData, FileData] {
  if (typeof data !== 'string' || (data.charCodeAt(data.length - 1) & 0xfc00) !== 0xd800) return [data, ''];
  return [data.slice(0, -1), data.slice(-1)];
}
