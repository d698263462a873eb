import type { Escaped } from './escaped';

/** A volume that several containers share: on disk, or a tmpfs. */
export type NamedVolume = {
  readonly driver_opts?: { readonly type: Escaped; readonly device: Escaped; readonly o: Escaped };
};
