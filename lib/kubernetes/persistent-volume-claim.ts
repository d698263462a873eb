import type { Claim } from '../model/claim';
import { printMemory } from '../model/quantity';
import type { Volume } from '../model/volume';
import type { PersistentVolumeClaim, PersistentVolumeClaimSpec } from './api.generated';
import { type Described, lowerMetadata } from './metadata';
import type { PlannedObject } from './planned';

interface Claiming extends Described {
  readonly volumes: readonly Volume[];
}

/** One for each claim that the workload is the first to mount. */
export function planClaims(workload: Claiming): readonly PlannedObject[] {
  return workload.volumes.flatMap((volume): PlannedObject | readonly PlannedObject[] => {
    if (volume.type !== 'claim' || volume.made !== 'here' || volume.ephemeral) return [];
    const { name } = volume.claim;
    return {
      id: `PersistentVolumeClaim-${volume.name}`,
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      name,
      lower: () => lowerClaim(volume.claim, workload),
    };
  });
}

function lowerClaim(claim: Claim, workload: Described): PersistentVolumeClaim {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: lowerMetadata(workload, claim.name),
    spec: lowerClaimSpec(claim),
  };
}

export function lowerClaimSpec({ accessMode, storageClass, size }: Claim): PersistentVolumeClaimSpec {
  const spec: PersistentVolumeClaimSpec = { accessModes: [accessMode] };
  // An empty name is the server's word for «no class»; without a name it takes the cluster's default.
  if (storageClass !== undefined) spec.storageClassName = storageClass ?? '';
  spec.resources = { requests: { storage: printMemory(size) } };
  return spec;
}
