import { join } from 'node:path';
import { readPlainText } from '../../files/plain-file';
import { systemCode } from '../../files/system-error';
import { isObject } from '../../model/json';
import { INDEX, isSafePath } from './output-path';
import { printRows } from './rows';
import { standingAt } from './standing';

/** One file that Lading wrote, as `lading.json` lists it: whatever stands at that path is Lading's to replace. */
export interface IndexEntry {
  /** Relative to the output, with `/` between its parts. */
  readonly path: string;
  /** What the file is for: `kubernetes`, `compose`, … */
  readonly target: string;
}

/**
 * The text of `lading.json`: the files sorted by path, then what the caller adds. It holds no hash, no time, no
 * machine, and one row a line: two branches that change other parts of the app merge without a conflict.
 */
export function printIndex(entries: readonly IndexEntry[], more: Readonly<Record<string, unknown>>): string {
  const files = entries
    .map(({ path, target }) => ({ path, target }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  return printRows({ formatVersion: 2, files, ...more });
}

/**
 * The files that earlier synths wrote. Where a merge has left conflict marks in the index, each line that is whole
 * stands for itself: both branches wrote what they list. Anything else that cannot be read claims no file.
 */
export function readIndex(root: string): readonly IndexEntry[] {
  const text = readText(join(root, INDEX));
  if (text === undefined) return [];
  const index = parseJson(text);
  if (index !== undefined)
    return isObject(index) && Array.isArray(index.files) ? index.files.flatMap(entryOf) : [];
  const entries = text.split('\n').flatMap((line) => entryOf(parseJson(line.trim().replace(/,$/, ''))));
  return [...new Map(entries.map((entry) => [entry.path, entry])).values()];
}

function entryOf(entry: unknown): IndexEntry[] {
  if (!isObject(entry)) return [];
  const { path, target } = entry;
  if (typeof path !== 'string' || !isSafePath(path)) return [];
  return [{ path, target: typeof target === 'string' ? target : '' }];
}

/** What an earlier synth wrote for targets that this one does not write: it stays, and stays listed. */
export function readKept(root: string, targets: readonly string[]): readonly IndexEntry[] {
  return readIndex(root).filter(({ target }) => target !== '' && !targets.includes(target));
}

/** The data of a JSON file; `undefined` where there is none, or none that can be read. */
export function readJson(path: string): unknown {
  const text = readText(path);
  return text === undefined ? undefined : parseJson(text);
}

/** Whatever else stands there is no index: a pipe would be waited for. */
function readText(path: string): string | undefined {
  if (!standingAt(path)?.isFile()) return undefined;
  try {
    return readPlainText(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** `undefined` for a text that is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
