import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { findUp } from '../../diagnostics/package-root';
import { newHash } from '../../files/digest';
import { readPlainFile, readPlainText } from '../../files/plain-file';

/**
 * Tells what git has put into a file of a folder: what is committed or staged, or two versions of that with the marks
 * of a merge. It is nobody's edit, and is not lost when it is replaced. The index of git holds the id of each file's
 * content as raw bytes, in all versions of its format, so no process has to be started.
 */
export function gitContents(folder: string): (bytes: Buffer) => boolean {
  const index = indexOf(folder);
  if (index === undefined) return () => false;
  const idOf = (bytes: Buffer) => newHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest();
  return (bytes) =>
    index.includes(idOf(bytes)) || (bytes.includes('<<<<<<< ') && bytes.includes('\n>>>>>>> '));
}

function indexOf(folder: string): Buffer | undefined {
  const top = findUp(folder, '.git');
  if (top === undefined) return undefined;
  try {
    const entry = join(top, '.git');
    return readPlainFile(join(statSync(entry).isDirectory() ? entry : linked(entry), 'index')).bytes;
  } catch {
    return undefined;
  }
}

/** The `.git` of a worktree is a file that names the real one. */
function linked(file: string): string {
  return resolve(
    dirname(file),
    readPlainText(file)
      .replace(/^gitdir: /, '')
      .trim(),
  );
}
