import type { EmptyVolume } from '../model/volume';
import type { Escaped } from './escaped';
import { printBytes } from './resources';

/** Scratch space of one container's own. */
export interface TmpfsMount {
  readonly target: Escaped;
  readonly volume: EmptyVolume;
  readonly readOnly: boolean;
}

/** The options of Linux: every user may write, and only the owner of a file may delete it, as in an emptyDir. */
export function tmpfsOptions({ sizeLimit }: EmptyVolume): string[] {
  // Linux reads the units of Docker, but for the `b` of single bytes.
  return sizeLimit === undefined
    ? ['mode=1777']
    : ['mode=1777', `size=${printBytes(sizeLimit).replace('b', '')}`];
}
