import type { ClaimVolume, ExistingClaimVolume } from '../model/volume';
import type { Escaped } from './escaped';

/** A volume that several containers share: on disk, or a tmpfs. */
export type NamedVolume = {
  /** Made by somebody else, under a name that is not the project's. */
  readonly external?: true;
  readonly name?: Escaped;
  readonly driver?: Escaped;
  readonly driver_opts?: Readonly<Record<string, Escaped>>;
};

/** One that outlives the containers, and who has it. */
export interface KnownVolume {
  readonly volume: ClaimVolume | ExistingClaimVolume;
  readonly namespace: string | undefined;
  readonly path: string;
}
