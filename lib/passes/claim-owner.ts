import { isClaim } from '../model/volume';
import type { CompleteBase, CompleteContainer } from './defaults';

/** A user by numbers, and its group. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Whom a workload's claims are made to belong to: the first of its containers that mounts one and does not run as root.
 * New ones belong to root, and nobody but the image knows the user that it chooses itself.
 */
export function claimOwner(workload: CompleteBase): Owner | undefined {
  if (!workload.volumes.some(isClaim)) return undefined;
  const lasting = new Set(workload.volumes.filter(isClaim).map(({ name }) => name));
  for (const list of [workload.containers, workload.sidecars, workload.initContainers]) {
    for (const container of list) {
      const owner = ownerIn(container, lasting);
      if (owner !== undefined) return owner;
    }
  }
  return undefined;
}

function ownerIn({ user, mounts }: CompleteContainer, lasting: ReadonlySet<string>): Owner | undefined {
  if (user === 'image' || user.uid === 0) return undefined;
  const { uid, gid = uid } = user;
  return mounts.some(({ volume, readOnly }) => !readOnly && lasting.has(volume)) ? { uid, gid } : undefined;
}
