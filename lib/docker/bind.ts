import { posix } from 'node:path';
import type { BindVolume, HostPathVolume, Mount } from '../model/volume';
import type { ContainerContext } from './context';
import { type Escaped, escapeDollars } from './escaped';

/** A folder or a file of the host. */
export type BindMount = {
  readonly type: 'bind';
  readonly source: Escaped;
  readonly target: Escaped;
  readonly read_only?: boolean;
  readonly bind?: { readonly create_host_path: boolean };
};

/** Mounts a folder or a file of the project where it lies, seen from the manifest. */
export function lowerBindMount(
  mount: Mount,
  volume: BindVolume,
  { place, project }: ContainerContext,
): BindMount {
  const { path } = project.prepared.locate(volume.source, {
    origin: place.origin,
    property: volume.property ?? [],
  });
  const isFixed = posix.isAbsolute(path);
  return bindMount(isFixed ? path : posix.join(project.projectPath, path), mount, false);
}

/** Mounts a path of the machine that runs Docker. */
export function lowerHostPathMount(mount: Mount, { path, pathType }: HostPathVolume): BindMount {
  return bindMount(path, mount, pathType === 'DirectoryOrCreate');
}

/**
 * What is missing is an error when the container starts: where it may be made, the Engine makes a folder of it that
 * belongs to root.
 */
function bindMount(source: string, { path, readOnly }: Mount, mayBeMade: boolean): BindMount {
  return {
    type: 'bind',
    source: escapeDollars(source),
    target: escapeDollars(path),
    ...(readOnly && { read_only: true }),
    bind: { create_host_path: mayBeMade },
  };
}
