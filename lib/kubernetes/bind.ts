import { basename } from 'node:path/posix';
import type { Origin } from '../diagnostics/origin';
import { mapList } from '../model/map-list';
import type { BindVolume, ConfigVolume, FileContent, Mount, Volume } from '../model/volume';
import type { CompleteWorkload } from '../passes/complete';
import type { Prepared } from '../passes/prepare';
import type { Place } from './place';
import { reportAt } from './place';

/** What stands for a folder of the project, or for a file of it, where no cluster can mount it. */
interface Copied {
  readonly config: ConfigVolume;
  /** The one file that is mounted by itself. */
  readonly file?: string;
}

/** The ConfigMap and the pods ask for the same one: its files are looked for, and findings reported, once. */
const copies = new WeakMap<Prepared, WeakMap<BindVolume, Copied>>();

/** The files of a folder that is mounted as files, as a volume of configuration. */
export function copyOf(volume: BindVolume, origin: Origin, prepared: Prepared): Copied {
  const known = copies.get(prepared) ?? new WeakMap<BindVolume, Copied>();
  copies.set(prepared, known);
  const copy = known.get(volume) ?? makeCopy(volume, origin, prepared);
  known.set(volume, copy);
  return copy;
}

function makeCopy(volume: BindVolume, origin: Origin, prepared: Prepared): Copied {
  const { name, property = [], configName, source } = volume;
  const { path, outside } = source;
  const located = prepared.locate(source, { origin, property });
  const files: Record<string, FileContent> = {};
  const only = located.isFile ? basename(located.path) : undefined;
  if (only !== undefined) files[only] = { type: 'file', path, outside };
  for (const file of located.files())
    files[file] = { type: 'file', path: `${located.path}/${file}`, outside };
  return { config: { type: 'config', name, property, configName, files }, file: only };
}

/** The workload as its pods can be made: what lies in the project is files of a ConfigMap, or is left out. */
export function withoutBinds(workload: CompleteWorkload, place: Place): CompleteWorkload {
  if (!workload.volumes.some(({ type }) => type === 'bind')) return workload;
  const { prepared, origin } = place;
  const binds = new Map<string, Copied | undefined>();
  const volumes = workload.volumes.flatMap((volume): readonly Volume[] => {
    if (volume.type !== 'bind') return [volume];
    const copy = volume.asFiles ? copyOf(volume, origin, prepared) : undefined;
    binds.set(volume.name, copy);
    return copy === undefined ? [] : [copy.config];
  });
  const mountsOf = ({ mounts }: { readonly mounts: readonly Mount[] }) =>
    mounts.flatMap((mount) => {
      if (!binds.has(mount.volume)) return [mount];
      const copy = binds.get(mount.volume);
      if (copy === undefined) return [];
      if (!mount.readOnly) reportRead(mount, place);
      return [{ ...mount, file: copy.file }];
    });
  const containers = <C extends { readonly mounts: Mount[] }>(list: readonly C[]) =>
    mapList(list, (container) => ({ ...container, mounts: mountsOf(container) }));
  return {
    ...workload,
    volumes,
    containers: containers(workload.containers),
    initContainers: containers(workload.initContainers),
    sidecars: containers(workload.sidecars),
  };
}

function reportRead({ path, property }: Mount, place: Place): void {
  reportAt(
    { ...place, property: property ?? [] },
    {
      code: 'parity/approximated',
      message: `On Kubernetes the files at "${path}" are those of a ConfigMap, which nobody can write to.`,
    },
  );
}
