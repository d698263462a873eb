import { isUtf8 } from 'node:buffer';

/**
 * What a file holds: its text where its bytes are UTF-8, which a string keeps exactly, and else the bytes themselves.
 * With a NUL among them they are no text: YAML readers refuse it.
 */
export type FileData = string | Buffer;

export function fileData(bytes: Buffer): FileData {
  return isUtf8(bytes) && !bytes.includes(0) ? bytes.toString('utf8') : bytes;
}

export function bytesOf(data: FileData): Buffer {
  return typeof data === 'string' ? Buffer.from(data) : data;
}

/** One after the other; text stays text. */
export function joinData(one: FileData, other: FileData): FileData {
  if (typeof one === 'string' && typeof other === 'string') return one + other;
  return one.length === 0 ? other : Buffer.concat([bytesOf(one), bytesOf(other)]);
}

/** Text is never the same as bytes, which are none. */
export function sameData(one: FileData, other: FileData): boolean {
  return one === other || (Buffer.isBuffer(one) && Buffer.isBuffer(other) && one.equals(other));
}
