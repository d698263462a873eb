import { join } from 'node:path';
import { checksum } from '../../files/checksum';
import { readPlainText } from '../../files/plain-file';
import { replaceFile } from '../../files/replace-file';
import { isObject } from '../../model/json';
import { cacheFolder } from '../cache-folder';
import { sha256OfFile } from './content';
import { parseJson } from './output-index';
import { standingAt } from './standing';

/** The hash of each file of an output by its path, as this machine has written it last or found it written. */
export type Written = ReadonlyMap<string, string>;

/** What is remembered of a file. */
interface Remembered {
  readonly sha256: string;
  /** What the system said of it then: while it says the same, the file need not be hashed again. */
  readonly stamp: string;
}

/** A file of the output; without a hash, one that was found to hold what would have been written. */
interface NewlyWritten {
  readonly path: string;
  readonly sha256?: string;
}

/**
 * What is remembered of the output folder `root`, in the cache: it is not to be committed, and nothing but the care
 * for what people edit depends on it.
 */
export function readWritten(root: string): Written {
  const file = recordOf(root);
  const known = file === undefined ? [] : readRecord(root, textOf(file));
  return new Map([...known].map(([path, { sha256 }]) => [path, sha256]));
}

/** Adds files that were written, or that were found to hold what would have been, and forgets those that are gone. */
export function rememberWritten(
  root: string,
  files: readonly NewlyWritten[],
  gone: readonly { readonly path: string }[],
): void {
  const file = recordOf(root);
  if (file === undefined) return;
  const before = textOf(file);
  const written = readRecord(root, before);
  for (const { path } of gone) written.delete(path);
  for (const { path, sha256 } of files) {
    const remembered = whatStands(join(root, path), sha256, written.get(path));
    if (remembered !== undefined) written.set(path, remembered);
  }
  const sorted = [...written].sort(([one], [other]) => (one < other ? -1 : 1));
  const text = `${JSON.stringify({ root, files: Object.fromEntries(sorted) })}\n`;
  if (before === text) return;
  try {
    replaceFile(file, text);
  } catch {
    // The next run knows less: no more than that.
  }
}

function whatStands(place: string, sha256: string | undefined, known?: Remembered): Remembered | undefined {
  try {
    const found = standingAt(place);
    if (found === undefined) return undefined;
    const stamp = `${found.ino} ${found.size} ${found.mtimeMs}`;
    if (sha256 === undefined && known?.stamp === stamp) return known;
    return { sha256: sha256 ?? sha256OfFile(place), stamp };
  } catch {
    // Somebody has taken it away meanwhile.
    return undefined;
  }
}

function readRecord(root: string, text = ''): Map<string, Remembered> {
  const record = parseJson(text);
  if (!isObject(record) || record.root !== root || !isObject(record.files)) return new Map();
  return new Map(
    Object.entries(record.files).flatMap(([path, each]) =>
      isRemembered(each) ? [[path, each] as const] : [],
    ),
  );
}

function isRemembered(value: unknown): value is Remembered {
  return isObject(value) && typeof value.sha256 === 'string' && typeof value.stamp === 'string';
}

function recordOf(root: string): string | undefined {
  const folder = cacheFolder(root, 'outputs');
  return folder && join(folder, `${checksum(root)}.json`);
}

function textOf(file: string): string | undefined {
  try {
    return readPlainText(file);
  } catch {
    return undefined;
  }
}
