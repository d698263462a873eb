import { readSync } from 'node:fs';

let held = Buffer.alloc(0);

/**
 * Memory for what is read and left at once, the same for whoever asks next: to touch new memory takes the system longer
 * than to read into it.
 */
export function scratch(length: number): Buffer {
  if (held.length < length) held = Buffer.allocUnsafeSlow(Math.max(length, 2 ** 20));
  return held.subarray(0, length);
}

/** Reads from a place of an open file until the buffer is full; false where the file ends before. */
export function fill(descriptor: number, at: number, bytes: Buffer): boolean {
  for (let end = 0, count = 0; end < bytes.length; end += count) {
    count = readSync(descriptor, bytes, end, bytes.length - end, at + end);
    if (count === 0) return false;
  }
  return true;
}
