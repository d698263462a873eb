import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import type { Content } from './content';
import { onPath } from './output-error';

/** Written in blocks of at least this many characters, so that a large file needs few calls and little memory. */
const BLOCK = 64 * 1024;

export interface StagedFile {
  write(text: string): void;
  /** Writes what is left, closes the file and tells what it holds. */
  close(): Content;
  /** Closes the file without a care for its content. */
  drop(): void;
}

/** Opens a new file at `path` and hashes what is written to it on the way. */
export function stageFile(path: string): StagedFile {
  const hash = createHash('sha256');
  const file = onPath(path, () => openSync(path, 'wx'));
  let waiting = '';
  let size = 0;

  function flush(text: string): void {
    const bytes = Buffer.from(text);
    hash.update(bytes);
    for (let at = 0; at < bytes.length; ) at += onPath(path, () => writeSync(file, bytes, at));
    size += bytes.length;
  }

  return {
    write(text) {
      waiting += text;
      if (waiting.length < BLOCK) return;
      // A character outside of the basic plane is two code units: never part them.
      const end = isHighSurrogate(waiting, waiting.length - 1) ? waiting.length - 1 : waiting.length;
      flush(waiting.slice(0, end));
      waiting = waiting.slice(end);
    },
    close() {
      flush(waiting);
      onPath(path, () => closeSync(file));
      return { size, sha256: hash.digest('hex') };
    },
    drop: () => closeSync(file),
  };
}

function isHighSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800;
}
