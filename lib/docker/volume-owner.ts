import { isClaim, type Volume } from '../model/volume';
import type { Workload } from '../model/workload';
import { claimOwner, type Owner } from '../passes/claim-owner';
import type { CompleteBase } from '../passes/defaults';

/** A folder of a volume, and whom it is for. */
export interface OwnedFolder {
  readonly volume: string;
  /** A folder below the volume's own, where one is mounted by itself. */
  readonly folder?: string;
}

/** What has to be done to the volumes of a workload before it starts. */
export interface VolumeOwner {
  readonly owner: Owner;
  readonly folders: readonly OwnedFolder[];
}

/** The service that does it. */
export function ownerName(workload: Pick<Workload, 'name'>): string {
  return `${workload.name}-volumes`;
}

/** Only where something outlives the containers: this is asked of every workload. */
export function mayNeedOwner({ volumes }: { readonly volumes: readonly Volume[] }): boolean {
  return volumes.some(isClaim);
}

/**
 * A new volume belongs to root, and none of the folders that are mounted of it is there: nothing has to be done for
 * whoever runs as root and mounts the whole, or finds its way around, as images do that choose their user.
 */
export function volumeOwner(workload: CompleteBase): VolumeOwner | undefined {
  if (!mayNeedOwner(workload)) return undefined;
  const owner = claimOwner(workload);
  const lasting = new Set(workload.volumes.filter(isClaim).map(({ name }) => name));
  const folders = new Map<string, OwnedFolder>();
  const { containers, sidecars, initContainers } = workload;
  for (const { mounts } of [...containers, ...sidecars, ...initContainers]) {
    for (const { volume, file, readOnly } of mounts) {
      if (!lasting.has(volume) || (file === undefined && (readOnly || owner === undefined))) continue;
      folders.set(JSON.stringify([volume, file]), { volume, folder: file });
    }
  }
  if (folders.size === 0) return undefined;
  return { owner: owner ?? { uid: 0, gid: 0 }, folders: [...folders.values()] };
}
