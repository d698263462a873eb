import { type ClaimProps, claims, storageSize } from './claim';
import { asClaim } from './guess-helper';
import type { Memory } from './quantity';
import { either, isScalar, otherwise, record, tagged } from './shapes';
import { mountPath } from './volume';

/** Space of each replica's own: its size, in bytes or as `'10Gi'`, or a `claim()` that says more of it. */
export type StorageProps = Memory | ClaimProps;

/** By the path that it is mounted at. */
export const storage = record(
  either(
    { when: isScalar, shape: storageSize },
    { when: otherwise, shape: tagged('a size, or claim({ size, … })', { claim: claims.claim }, asClaim) },
  ),
  mountPath,
);
