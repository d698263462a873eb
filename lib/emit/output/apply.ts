import { renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { removeFile } from '../../files/remove-file';
import { holds } from './content';
import { makeFolders, removeIfEmpty } from './folder';
import type { Journal, Move } from './journal';
import { onPath } from './output-error';
import { foldersOf, INDEX } from './output-path';
import { folderCheck, leadsElsewhere, type StaleFile } from './plan';

/** Called before each change to the disk, with a word for it: tests break off there. */
export type BeforeStep = (step: string) => void;

/** Whether a staged file is there, whole. */
export type IsStaged = (staged: string, sha256: string) => boolean;

export interface Application {
  readonly root: string;
  readonly stage: string;
  readonly journal: Journal;
  readonly isStaged: IsStaged;
  readonly beforeStep: BeforeStep;
}

/**
 * Does what the journal says. Each step can be done twice, so a commit that was broken off is finished by
 * doing them all again.
 */
export function applyJournal({ root, stage, journal, isStaged, beforeStep }: Application): void {
  const checkFolders = folderCheck(root);
  const folders = new Set<string>();

  function move({ path, staged, sha256 }: Move): void {
    const place = join(root, path);
    const folder = dirname(place);
    onPath(place, () => {
      if (!isStaged(join(stage, staged), sha256)) return;
      checkFolders(path);
      beforeStep(`move ${path}`);
      if (!folders.has(folder)) makeFolders(folder);
      folders.add(folder);
      renameSync(join(stage, staged), place);
    });
  }

  for (const file of journal.moves) if (file.path !== INDEX) move(file);
  for (const file of journal.deletes) deleteStale(root, file, beforeStep);
  for (const file of journal.moves) if (file.path === INDEX) move(file);
}

/** Deletes a file unless it was changed since the journal was written, and the folders that are empty by that. */
function deleteStale(root: string, { path, sha256 }: StaleFile, beforeStep: BeforeStep): void {
  const place = join(root, path);
  onPath(place, () => {
    if (leadsElsewhere(root, path)) return;
    beforeStep(`delete ${path}`);
    if (holds(place, { sha256 })) removeFile(place);
    beforeStep(`remove the folders of ${path}`);
    for (const folder of foldersOf(path)) if (!removeIfEmpty(join(root, folder))) return;
  });
}
