import { basename, join } from 'node:path';
import { shortPath } from '../../diagnostics/format';
import { readPlainFile } from '../../files/plain-file';
import { replaceFile } from '../../files/replace-file';
import { cacheFolder } from '../cache-folder';
import { contentOf } from './content';
import { gitContents } from './in-git';
import { INDEX } from './output-path';
import type { NewFile, Plan } from './plan';
import { readWritten } from './written';

/** A file that somebody has edited since Lading wrote it, and where its bytes are kept. */
export interface Aside {
  /** Relative to the output. */
  readonly path: string;
  /** Absolute; in the cache. */
  readonly copy: string;
}

/**
 * Copies what people have edited to the cache before a plan replaces or deletes it. Only what this machine is known to
 * have written is looked at: of anything else nobody can tell an edit from another version of the app.
 */
export function keepAside(root: string, plan: Plan<NewFile>): Aside[] {
  const paths = [...plan.replaced, ...plan.deletes].map(({ path }) => path).filter((path) => path !== INDEX);
  if (paths.length === 0) return [];
  const written = readWritten(root);
  const known = paths.filter((path) => written.has(path));
  if (known.length === 0) return [];
  const isInGit = gitContents(root);
  return known.sort().flatMap((path) => {
    const { bytes } = readPlainFile(join(root, path));
    const { sha256 } = contentOf(bytes);
    if (sha256 === written.get(path) || isInGit(bytes)) return [];
    const copy = store(root, `${sha256.slice(0, 8)}-${basename(path)}`, bytes);
    return copy === undefined ? [] : [{ path, copy }];
  });
}

/** Where the copies are, for whoever had edited: one line each. */
export function tellAside(aside: readonly Aside[], root: string, folder: string): string[] {
  const short = (path: string) => shortPath(path, folder);
  return aside.map(
    ({ path, copy }) => `${short(join(root, path))} had been edited by hand: that is kept in ${short(copy)}.`,
  );
}

function store(root: string, name: string, bytes: Buffer): string | undefined {
  const folder = cacheFolder(root, 'edited');
  if (folder === undefined) return undefined;
  try {
    replaceFile(join(folder, name), bytes, 0o600);
    return join(folder, name);
  } catch {
    return undefined;
  }
}
