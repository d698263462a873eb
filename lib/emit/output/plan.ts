import type { Stats } from 'node:fs';
import { join } from 'node:path';
import { type Content, holds, sha256OfFile, type Wanted } from './content';
import { onPath, outputError } from './output-error';
import { type IndexEntry, readIndex } from './output-index';
import { foldersOf, INDEX } from './output-path';
import { standingAt, standingIn } from './standing';

export interface NewFile {
  readonly path: string;
  readonly executable?: boolean;
  /** None where the output was seen to hold these bytes already. */
  readonly content?: Content;
}

/** A file that is to be deleted, as long as it still holds what was found there. */
export interface StaleFile {
  readonly path: string;
  readonly sha256: string;
}

export interface CommitOptions {
  /** Files of an earlier synth that are still wanted: they stay as they are, and stay listed. */
  readonly kept?: readonly IndexEntry[];
  /** What somebody else wrote is replaced like a file of our own. */
  readonly overwrite?: boolean;
}

/** What a commit would do, found out without writing anything. */
export interface Plan<File extends NewFile> {
  /** Files that are new or changed. */
  readonly writes: readonly File[];
  readonly unchanged: readonly File[];
  readonly deletes: readonly StaleFile[];
  /** Those of the writes that take the place of a file with other bytes. */
  readonly replaced: readonly File[];
  /** Stale paths where something else than a plain file of the output stands now. */
  readonly left: readonly string[];
}

/**
 * Compares a new set of files with what stands in the folder `root`.
 *
 * @param files The new set, with `lading.json` in it.
 * @throws OutputError where something else than a plain file stands in the way of one, or a file of somebody else's.
 */
export function planOutput<File extends NewFile>(
  root: string,
  files: readonly File[],
  { kept = [], overwrite = false }: CommitOptions = {},
): Plan<File> {
  return onPath(root, () => {
    const listed = readIndex(root);
    const planned = planFiles(root, files);
    if (!overwrite) refuseStrangers(root, planned.replaced, listed);
    const { deletes, left } = planStale(root, files, kept, listed);
    const { writes, unchanged, replaced } = planned;
    return { writes, unchanged, replaced, deletes, left };
  });
}

function planFiles<File extends NewFile>(
  root: string,
  files: readonly File[],
): Pick<Plan<File>, 'writes' | 'unchanged' | 'replaced'> {
  const checkFolders = folderCheck(root);
  const standing = standingIn(root);
  const unchanged = new Set<File>();
  const replaced: File[] = [];
  for (const file of files) {
    checkFolders(file.path);
    const found = standing(file.path);
    const { path, content, executable } = file;
    if (content === undefined || (found && isAt(join(root, path), { ...content, executable }, found)))
      unchanged.add(file);
    else if (found) replaced.push(file);
  }
  return { writes: files.filter((file) => !unchanged.has(file)), unchanged: [...unchanged], replaced };
}

/** What no earlier synth has listed was written by somebody else, and may be the only copy. */
function refuseStrangers(root: string, replaced: readonly NewFile[], listed: readonly IndexEntry[]): void {
  if (replaced.length === 0) return;
  const ours = new Map(listed.map(({ path }) => [path.toLowerCase(), path]));
  const strangers = replaced
    .map(({ path }) => path)
    .filter((path) => {
      const own = path === INDEX ? INDEX : ours.get(path.toLowerCase());
      return own === undefined || !isSameFile(join(root, own), join(root, path));
    });
  const [first] = strangers;
  if (first === undefined) return;
  const place = join(root, first);
  const more = strangers.length > 3 ? ' and more' : '';
  const which = strangers.length === 1 ? place : `${strangers.slice(0, 3).join(', ')}${more} in ${root}`;
  throw outputError(
    'output/not-ours',
    place,
    `Lading did not write ${which}, and what stands there would be lost. Move it away, write to another folder, or give it up with \`lading synth --overwrite\`.`,
  );
}

function planStale(
  root: string,
  files: readonly NewFile[],
  kept: readonly IndexEntry[],
  listed: readonly IndexEntry[],
): Pick<Plan<NewFile>, 'deletes' | 'left'> {
  const wanted = new Set(kept.map(({ path }) => path));
  const written = new Map(files.map((file) => [file.path.toLowerCase(), file.path]));
  const deletes: StaleFile[] = [];
  const left: string[] = [];
  for (const { path } of listed) {
    if (wanted.has(path)) continue;
    const successor = written.get(path.toLowerCase());
    if (successor !== undefined && isSameFile(join(root, path), join(root, successor))) continue;
    const place = join(root, path);
    const found = standingAt(place);
    if (!found) continue;
    if (!found.isFile() || leadsElsewhere(root, path)) left.push(path);
    else deletes.push({ path, sha256: onPath(place, () => sha256OfFile(place)) });
  }
  return { deletes, left: left.sort() };
}

/** One name, or two that differ in letter case on a disk that does not care for it. */
function isSameFile(one: string, other: string): boolean {
  if (one === other) return true;
  const [left, right] = [standingAt(one), standingAt(other)];
  return left !== undefined && left.ino === right?.ino && left.dev === right.dev;
}

/** Whether what stands at a place is the file already; refuses anything but a file, which can be replaced. */
function isAt(place: string, wanted: Wanted, found: Stats): boolean {
  if (found.isFile()) return onPath(place, () => holds(place, wanted, found));
  if (found.isSymbolicLink()) {
    throw outputError(
      'output/symlink',
      place,
      `${place} is a symbolic link; Lading does not write through it.`,
    );
  }
  throw outputError('output/not-a-file', place, `Cannot write ${place}: something else stands there.`);
}

/** Looks once at each folder: a path may only lead through real folders, or such that do not exist yet. */
export function folderCheck(root: string): (path: string) => void {
  const known = new Set<string>();
  return (path) => {
    for (const folder of foldersOf(path)) {
      if (known.has(folder)) return;
      known.add(folder);
      const place = join(root, folder);
      const found = standingAt(place);
      if (found?.isSymbolicLink()) {
        throw outputError(
          'output/symlink',
          place,
          `${place} is a symbolic link; it would lead the output elsewhere.`,
        );
      }
      if (found && !found.isDirectory()) {
        throw outputError('output/not-a-folder', place, `Cannot write ${path}: ${place} is no folder.`);
      }
    }
  };
}

/** Whether a folder on the way is a symbolic link. */
export function leadsElsewhere(root: string, path: string): boolean {
  return foldersOf(path).some((folder) => standingAt(join(root, folder))?.isSymbolicLink());
}
