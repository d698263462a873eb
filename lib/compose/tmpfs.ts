import { type Escaped, escapeDollars, joinEscaped } from '../docker/escaped';
import { type TmpfsMount, tmpfsOptions } from '../docker/tmpfs';

/**
 * An entry below `tmpfs` rather than `volumes`: only there can programs be run from it, as from an emptyDir, and the
 * Engine cannot start a `pre_start` hook for a service that has one among its volumes.
 */
export function printTmpfs({ target, volume, readOnly }: TmpfsMount): Escaped {
  const options = ['exec', ...tmpfsOptions(volume), ...(readOnly ? ['ro'] : [])];
  return joinEscaped([target, escapeDollars(`:${options.join(',')}`)]);
}
