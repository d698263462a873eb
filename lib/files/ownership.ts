import { lstatSync, type Stats, statSync } from 'node:fs';

/** Who runs this program. Windows has no such number: access lists guard a folder there, with all that is in it. */
const us = process.geteuid?.();

/** Whether what is found there can only have come from whoever runs this program. */
export function isOursAlone({ uid, mode }: Pick<Stats, 'uid' | 'mode'>): boolean {
  return us === undefined || (uid === us && (mode & 0o022) === 0);
}

/**
 * Whether a file that was found on the way up from `folder` may say what is run: it is ours, or belongs to whoever
 * the folder belongs to, as where root works on somebody's checkout. The link to it counts as well.
 */
export function mayDecide(file: string, folder: string): boolean {
  if (us === undefined) return true;
  const trusted = [us, statSync(folder, { throwIfNoEntry: false })?.uid];
  return trusted.includes(lstatSync(file).uid) && trusted.includes(statSync(file).uid);
}
