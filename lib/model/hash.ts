import { createHash } from 'node:crypto';

/**
 * A short name for the content of some files: the same files with the same texts give the same eight hexadecimal
 * digits, in whatever order they were written.
 */
export function contentHash(files: Readonly<Record<string, string>>): string {
  const hash = createHash('sha256');
  for (const name of Object.keys(files).sort()) {
    const text = files[name] ?? '';
    // Lengths keep names and texts apart: no two sets of files feed the same bytes.
    hash.update(`${name.length}:${name}${text.length}:${text}`);
  }
  return hash.digest('hex').slice(0, 8);
}
