import { join } from 'node:path';
import { findUp } from '../diagnostics/package-root';
import { privateCache } from '../files/private-cache';

/**
 * A folder for what only this machine needs to know: `.cache/lading/<name>` in the nearest `node_modules` at or above
 * `from`. None where there is no `node_modules`, or where somebody else could put something there.
 */
export function cacheFolder(from: string, name: string): string | undefined {
  const project = findUp(from, 'node_modules');
  return project && privateCache(join(project, 'node_modules'), from, name);
}
