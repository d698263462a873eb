import { newHash } from '../files/digest';
import type { FileData } from './file-data';

/**
 * A short name for the content of some files: the same files with the same bytes give the same eight hexadecimal
 * digits, in whatever order they were written.
 */
export function contentHash(files: Readonly<Record<string, FileData>>): string {
  const hash = newHash('sha256');
  for (const name of Object.keys(files).sort()) {
    const data = files[name] ?? '';
    // Lengths keep names and contents apart, and a letter text and bytes: no two sets of files feed the same bytes.
    const length = typeof data === 'string' ? `${data.length}:` : `b${data.length}:`;
    hash.update(`${name.length}:${name}${length}`).update(data);
  }
  return hash.digest('hex').slice(0, 8);
}
