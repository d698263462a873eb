import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { removeFile } from '../../files/remove-file';
import { applyJournal, type BeforeStep, type IsStaged } from './apply';
import { holds } from './content';
import { makeFolders, removeEmptyUpTo, removeIfEmpty } from './folder';
import { draftOf, type Journal, journalOf, readJournal, writeJournal } from './journal';
import { clearLockLeftovers, releaseLock, takeLock } from './lock';
import { onPath, outputError } from './output-error';
import { WORKSHOP } from './output-path';
import { standingAt } from './standing';
import { rememberWritten } from './written';

/** The folder `.lading` in the output, where a commit is prepared, while this process holds its lock. */
export interface Workshop {
  /**
   * The place of a staged file, in a folder that is made when the first is asked for: most synths change nothing, and to
   * remove a folder takes a disk longer than to write a file.
   */
  staged(name: string): string;
  /** Writes the journal and does what it says. */
  finish(journal: Journal): void;
  /**
   * Removes the workshop, and the output folder too if it is empty and did not exist before. After a
   * commit that failed half-way, it only gives up the lock: the next to open the workshop finishes it.
   */
  close(): void;
}

/**
 * Opens the workshop of an output folder and finishes the commit that was broken off there, if any.
 *
 * @throws OutputError `output/locked` while another process works there.
 */
export function openWorkshop(root: string, beforeStep: BeforeStep): Workshop {
  const folder = join(root, WORKSHOP);
  const lock = join(folder, 'lock');
  const stage = join(folder, 'stage');
  const journal = journalOf(root);
  const outermost = onPath(root, () => makeFolders(root));
  let isHalfDone = false;
  let hasStage = false;

  function apply(content: Journal, isStaged: IsStaged): void {
    isHalfDone = true;
    applyJournal({ root, stage, journal: content, isStaged, beforeStep });
    beforeStep('remove the journal');
    onPath(journal, () => removeFile(journal));
    isHalfDone = false;
  }

  function staged(name: string): string {
    if (!hasStage) onPath(stage, () => mkdirSync(stage));
    hasStage = true;
    return join(stage, name);
  }

  function close(): void {
    beforeStep('clear the workshop');
    if (!isHalfDone) onPath(folder, () => removeFiles([stage, journal, draftOf(journal)]));
    beforeStep('remove the lock');
    releaseLock(lock);
    if (removeIfEmpty(folder) && outermost !== undefined) removeEmptyUpTo(outermost, root);
  }

  enter(folder);
  takeLock(lock, root);
  try {
    onPath(folder, () => clearLockLeftovers(lock));
    const broken = readJournal(journal);
    // What is not in the staging folder any more has been moved already.
    if (broken) {
      apply(broken, (staged, sha256) => holds(staged, { sha256 }));
      rememberWritten(root, broken.moves, broken.deletes);
    }
    onPath(folder, () => removeFiles([stage, journal, draftOf(journal)]));
  } catch (error) {
    close();
    throw error;
  }
  return {
    staged,
    finish(content) {
      beforeStep('write the journal');
      writeJournal(journal, content);
      apply(content, () => true);
    },
    close,
  };
}

function enter(folder: string): void {
  if (standingAt(folder)?.isSymbolicLink()) {
    const message = `${folder} is a symbolic link; Lading does not write through it.`;
    throw outputError('output/symlink', folder, message);
  }
  onPath(folder, () => makeFolders(folder));
}

function removeFiles(paths: readonly string[]): void {
  // Node loads a part of its own for what is removed with all that it holds, even where nothing stands.
  for (const path of paths)
    if (standingAt(path) !== undefined) rmSync(path, { recursive: true, force: true });
}
