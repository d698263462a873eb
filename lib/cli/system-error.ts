import type { Diagnostic } from '../diagnostics/diagnostic';
import { problem } from './problem';

const meanings: ReadonlyMap<unknown, string> = new Map([
  ['EACCES', 'the system denies access'],
  ['EPERM', 'the system does not permit it'],
  ['EROFS', 'the disk is read-only'],
  ['ENOENT', 'it does not exist'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is used up'],
  ['ENOTDIR', 'a file stands where a folder is needed'],
  ['EISDIR', 'a folder stands where a file is needed'],
  ['ELOOP', 'symbolic links lead in a circle'],
  ['EMFILE', 'too many files are open'],
  ['ENAMETOOLONG', 'its name is too long'],
]);

/** Why the system refused something, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return meanings.get(code) ?? (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}

/** What the system refused us, as a sentence; undefined for any other error. */
export function systemProblem(error: unknown): Diagnostic | undefined {
  if (!(error instanceof Error) || !('syscall' in error)) return undefined;
  const path = 'path' in error && typeof error.path === 'string' ? ` ${error.path}` : '';
  return problem(
    'system/failed',
    `The system refused \`${String(error.syscall)}${path}\`: ${reasonOf(error)}.`,
  );
}
