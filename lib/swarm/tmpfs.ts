import { type Escaped, escapeDollars } from '../docker/escaped';
import type { TmpfsMount } from '../docker/tmpfs';
import type { StackServiceVolume } from './api.generated';

/** Scratch space as a mount: `docker stack` never mounts what stands below `tmpfs`. Programs cannot be run from it. */
export function lowerTmpfs({ target, volume, readOnly }: TmpfsMount): StackServiceVolume {
  return inMemory(target, volume.sizeLimit, readOnly);
}

/** What processes of one container share, which a stack has no other word for. */
export function lowerSharedMemory(size: number): StackServiceVolume {
  return inMemory(escapeDollars('/dev/shm'), size, false);
}

function inMemory(target: Escaped, size: number | undefined, readOnly: boolean): StackServiceVolume {
  return {
    type: 'tmpfs',
    target,
    ...(readOnly && { read_only: true }),
    ...(size !== undefined && { tmpfs: { size } }),
  };
}
