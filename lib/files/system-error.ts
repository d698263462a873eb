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

/** The code of an error from the system, such as `ENOENT`. */
export function systemCode(error: unknown): string | undefined {
  const isCoded = typeof error === 'object' && error !== null && 'code' in error;
  return isCoded && typeof error.code === 'string' ? error.code : undefined;
}

/** Why the system refused something, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  const known = meanings.get(systemCode(error));
  return known ?? (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}
