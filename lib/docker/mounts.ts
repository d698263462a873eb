import type { FileData } from '../model/file-data';
import { contentHash } from '../model/hash';
import type { ConfigVolume, Mount, SecretVolume } from '../model/volume';
import { type BindMount, lowerBindMount, lowerHostPathMount } from './bind';
import { lowerClaimMount } from './claim';
import { type FileMount, lowerConfigMount } from './configs';
import type { ContainerContext } from './context';
import { lowerSecretMount } from './secrets';
import type { TmpfsMount } from './tmpfs';
import { lowerEmptyMount, openedBy, type VolumeMount } from './volume';

/** What a container sees of its volumes, sorted into the places that Docker has for them. */
export interface Mounts {
  readonly volumes: (VolumeMount | BindMount)[];
  readonly tmpfs: TmpfsMount[];
  readonly configs: FileMount[];
  readonly secrets: FileMount[];
  /** Stands for the content of all config files. */
  readonly configHash?: string;
}

/** A mount without its volume is an error that the rules report. */
export function lowerMounts(context: ContainerContext): Mounts {
  const volumes: Mounts['volumes'] = [];
  const tmpfs: TmpfsMount[] = [];
  const configs: FileMount[] = [];
  const secrets: FileMount[] = [];
  const contents: Record<string, FileData> = {};
  const opened = openedBy(context);
  const addFiles = (mount: Mount, volume: ConfigVolume | SecretVolume): void => {
    if (volume.type === 'secret') {
      secrets.push(...lowerSecretMount(mount, volume, context));
      return;
    }
    const { entries, files } = lowerConfigMount(mount, volume, context);
    configs.push(...entries);
    for (const { source, content, executable } of files) {
      contents[source] = content;
      if (executable) contents[`${source} can be run`] = '';
    }
  };
  for (const mount of context.container.mounts) {
    const volume = context.volumes.get(mount.volume);
    if (volume?.type === 'empty') {
      const scratch = lowerEmptyMount(mount, volume, opened, context);
      volumes.push(...scratch.volumes);
      tmpfs.push(...scratch.tmpfs);
    } else if (volume?.type === 'config' || volume?.type === 'secret') {
      addFiles(mount, volume);
    } else if (volume?.type === 'projected') {
      for (const each of volume.files) addFiles(mount, each);
    } else if (volume?.type === 'bind') {
      volumes.push(lowerBindMount(mount, volume, context));
    } else if (volume?.type === 'hostPath') {
      volumes.push(lowerHostPathMount(mount, volume));
    } else if (volume !== undefined) {
      volumes.push(lowerClaimMount(mount, volume, context));
    }
  }
  return {
    volumes,
    tmpfs,
    configs,
    secrets,
    configHash: configs.length > 0 ? contentHash(contents) : undefined,
  };
}
