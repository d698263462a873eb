import { lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findUp } from '../diagnostics/package-root';

/**
 * A folder for what only this machine needs to know: `.cache/lading/<name>` in the nearest `node_modules` at or above
 * `from`. None where there is no `node_modules`, or where somebody else could have put something there.
 */
export function cacheFolder(from: string, name: string): string | undefined {
  const project = findUp(from, 'node_modules');
  if (project === undefined) return undefined;
  const folder = join(project, 'node_modules', '.cache', 'lading', name);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return isPrivate(folder) ? folder : undefined;
  } catch {
    return undefined;
  }
}

/** A real folder of our own, in which nobody else can write. */
function isPrivate(folder: string): boolean {
  const { mode, uid } = lstatSync(folder);
  const isFolder = (mode & 0o170000) === 0o040000;
  const isOurs = process.getuid === undefined || uid === process.getuid();
  return isFolder && isOurs && (process.platform === 'win32' || (mode & 0o022) === 0);
}
