import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../../model/json';
import { standingAt } from './content';
import { systemCode } from './output-error';
import { INDEX, isSafePath } from './output-path';

/** One file that Lading wrote, as `lading.json` lists it. */
export interface IndexEntry {
  /** Relative to the output, with `/` between its parts. */
  readonly path: string;
  readonly sha256: string;
  /** What the file is for: `kubernetes`, `compose`, … */
  readonly target: string;
}

/** The text of `lading.json`: the files sorted by path, then what the caller adds; no times, no machine. */
export function printIndex(entries: readonly IndexEntry[], more: Readonly<Record<string, unknown>>): string {
  const files = entries
    .map(({ path, sha256, target }) => ({ path, sha256, target }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  return `${JSON.stringify({ formatVersion: 1, files, ...more }, null, 2)}\n`;
}

/**
 * The files that the last synth wrote, with their hashes. An index that cannot be read (a merge conflict
 * in it, say) claims no file: nothing is deleted on its word.
 */
export function readIndex(root: string): readonly IndexEntry[] {
  const index = readJson(join(root, INDEX));
  if (!isObject(index) || !Array.isArray(index.files)) return [];
  return index.files.flatMap((entry: unknown) => {
    if (!isObject(entry)) return [];
    const { path, sha256, target } = entry;
    if (typeof path !== 'string' || typeof sha256 !== 'string' || !isSafePath(path)) return [];
    return [{ path, sha256, target: typeof target === 'string' ? target : '' }];
  });
}

/** Whether there is an index that cannot be read: what it lists is Lading's, but nobody can tell any more. */
export function isIndexLost(root: string): boolean {
  const place = join(root, INDEX);
  if (standingAt(place) === undefined) return false;
  const index = readJson(place);
  return !isObject(index) || !Array.isArray(index.files);
}

/** What an earlier synth wrote for targets that this one does not write: it stays, and stays listed. */
export function readKept(root: string, targets: readonly string[]): readonly IndexEntry[] {
  return readIndex(root).filter(({ target }) => target !== '' && !targets.includes(target));
}

/** The data of a JSON file; `undefined` where there is none, or none that can be read. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError || systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
