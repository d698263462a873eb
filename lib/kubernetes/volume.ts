import { mapList } from '../model/map-list';
import { printMemory } from '../model/quantity';
import type {
  ClaimVolume,
  ConfigVolume,
  EmptyVolume,
  HostPathVolume,
  Mount,
  PodVolume,
  SecretVolume,
} from '../model/volume';
import type { KeyToPath, Volume, VolumeMount } from './api.generated';
import { resolveConfig } from './config';
import { lowerClaimSpec } from './persistent-volume-claim';
import type { Place } from './place';
import { lowerProjected } from './projected';

export function lowerVolume(volume: PodVolume, workload: Place): Volume {
  switch (volume.type) {
    case 'empty':
      return { name: volume.name, emptyDir: lowerEmpty(volume) };
    case 'config':
      return { name: volume.name, configMap: lowerConfig(volume, workload) };
    case 'secret':
      return { name: volume.name, secret: lowerSecret(volume) };
    case 'claim':
      if (volume.ephemeral) return { name: volume.name, ephemeral: lowerEphemeral(volume) };
      return { name: volume.name, persistentVolumeClaim: { claimName: volume.claim.name } };
    case 'existingClaim':
      return { name: volume.name, persistentVolumeClaim: { claimName: volume.claim } };
    case 'hostPath':
      return { name: volume.name, hostPath: lowerHostPath(volume) };
    case 'projected':
      return { name: volume.name, projected: lowerProjected(volume, workload) };
  }
}

/** Each pod has one of its own, of the same name as the pod and the volume. */
function lowerEphemeral({ claim }: ClaimVolume): NonNullable<Volume['ephemeral']> {
  return { volumeClaimTemplate: { spec: lowerClaimSpec(claim) } };
}

function lowerHostPath({ path, pathType }: HostPathVolume): NonNullable<Volume['hostPath']> {
  return pathType === undefined ? { path } : { type: pathType, path };
}

function lowerEmpty({ medium, sizeLimit }: EmptyVolume): NonNullable<Volume['emptyDir']> {
  const empty: Volume['emptyDir'] = {};
  if (medium === 'memory') empty.medium = 'Memory';
  if (sizeLimit !== undefined) empty.sizeLimit = printMemory(sizeLimit);
  return empty;
}

function lowerConfig(volume: ConfigVolume, workload: Place): NonNullable<Volume['configMap']> {
  const { name, keys, executables } = resolveConfig(volume, workload);
  const configMap: Volume['configMap'] = { name };
  if (volume.mode !== undefined) configMap.defaultMode = volume.mode;
  // Without items every key is a file of that name; a path in folders cannot be a key, and one that can be run has a mode.
  const isPart = volume.of !== undefined && keys.size < Object.keys(volume.of.config.data).length;
  if (isPart || executables.size > 0 || [...keys].some(([file, key]) => file !== key)) {
    configMap.items = mapList(
      [...keys],
      ([path, key]): KeyToPath => (executables.has(path) ? { key, path, mode: 0o755 } : { key, path }),
    );
  }
  return configMap;
}

function lowerSecret(volume: SecretVolume): NonNullable<Volume['secret']> {
  const source = volume.sources?.kubernetes;
  const secret: Volume['secret'] = { secretName: source?.name ?? volume.secret };
  if (volume.mode !== undefined) secret.defaultMode = volume.mode;
  secret.items = mapList(Object.entries(volume.files), ([path, key]) => ({ key: source?.key ?? key, path }));
  return secret;
}

export function lowerMount(mount: Mount): VolumeMount {
  const lowered: VolumeMount = { name: mount.volume, mountPath: mount.path };
  if (mount.file !== undefined) lowered.subPath = mount.file;
  if (mount.readOnly) lowered.readOnly = true;
  return lowered;
}
