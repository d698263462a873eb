import { NotReadable } from './faults';
import type { Reader } from './reader';

/** How the letters that follow are read. */
export interface Flags {
  /** Upper and lower case are alike. */
  readonly fold: boolean;
  /** `^` and `$` stand at the edges of lines. */
  readonly lines: boolean;
  /** `.` stands for the end of a line as well. */
  readonly dotAll: boolean;
  /** Greedy is what is marked to be lazy: that changes nothing here. */
  readonly swapped: boolean;
}

const names = { i: 'fold', m: 'lines', s: 'dotAll', U: 'swapped' } as const;
const name = /\?P?<(\w+)>/y;
const letters = /\?([imsU]*)(-?)([imsU]*)([:)])/y;

/** What stands behind a `(`: a group, or flags for what follows it; then it is whole, with its `)`. */
export function openGroup(read: Reader, outer: Flags): { readonly flags: Flags; readonly isWhole: boolean } {
  if (!read.at('?') || read.match(name) !== undefined) return { flags: outer, isWhole: false };
  for (const look of ['?=', '?!', '?<=', '?<!'])
    if (read.at(look)) throw new NotReadable('the server has no expressions that look ahead or behind');
  const [, on = '', minus = '', off = '', end] = read.match(letters) ?? [];
  const isMeant = end !== undefined && (minus === '') === (off === '') && (end === ':' || on + off !== '');
  if (!isMeant) throw new NotReadable('what stands behind "(?" is nothing that the server knows');
  const flags: Record<keyof Flags, boolean> = { ...outer };
  for (const [letter, flag] of Object.entries(names)) {
    if (on.includes(letter)) flags[flag] = true;
    if (off.includes(letter)) flags[flag] = false;
  }
  return { flags, isWhole: end === ')' };
}
