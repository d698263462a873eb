import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readPlainText } from '../../files/plain-file';
import { replaceFile } from '../../files/replace-file';
import { isObject } from '../../model/json';
import { cacheFolder } from '../cache-folder';
import { parseJson } from './output-index';

/** The hash of each file of an output by its path, as this machine has written it last or found it written. */
export type Written = ReadonlyMap<string, string>;

/**
 * What is remembered of the output folder `root`, in the cache: it is not to be committed, and nothing but the care
 * for what people edit depends on it.
 */
export function readWritten(root: string): Written {
  const file = recordOf(root);
  const record = file === undefined ? undefined : parseJson(textOf(file) ?? '');
  if (!isObject(record) || record.root !== root || !isObject(record.files)) return new Map();
  const hashes = Object.entries(record.files);
  return new Map(hashes.flatMap(([path, hash]) => (typeof hash === 'string' ? [[path, hash] as const] : [])));
}

/** Adds files that were written, or that were found to hold what would have been, and forgets those that are gone. */
export function rememberWritten(
  root: string,
  files: readonly { readonly path: string; readonly sha256: string }[],
  gone: readonly { readonly path: string }[],
): void {
  const file = recordOf(root);
  if (file === undefined) return;
  const written = new Map(readWritten(root));
  for (const { path } of gone) written.delete(path);
  for (const { path, sha256 } of files) written.set(path, sha256);
  const sorted = [...written].sort(([one], [other]) => (one < other ? -1 : 1));
  const text = `${JSON.stringify({ root, files: Object.fromEntries(sorted) })}\n`;
  if (textOf(file) === text) return;
  try {
    replaceFile(file, text);
  } catch {
    // The next run knows less: no more than that.
  }
}

function recordOf(root: string): string | undefined {
  const folder = cacheFolder(root, 'outputs');
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  return folder && join(folder, `${name}.json`);
}

function textOf(file: string): string | undefined {
  try {
    return readPlainText(file);
  } catch {
    return undefined;
  }
}
