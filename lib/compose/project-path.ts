import { posix } from 'node:path';
import type { Place } from '../docker/place';

/** A path of the project's, as a file says it that lies where compose.yaml does. Absolute ones mean the same everywhere. */
export function fromComposeFile(path: string, { project }: Place): string {
  if (posix.isAbsolute(path)) return path;
  const joined = posix.join(project.projectPath, path);
  return joined.length > 1 && joined.endsWith('/') ? joined.slice(0, -1) : joined;
}

/** Whether it names something that is no folder here: `https://…`, `git@…`, `docker-image://…`. */
export function isAddress(context: string): boolean {
  return /^([a-z][a-z0-9+.-]*:\/\/|[\w.-]+@)/i.test(context);
}
