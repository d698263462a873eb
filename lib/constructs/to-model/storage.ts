import type { Finding } from '../../diagnostics/finding';
import { mapList } from '../../model/map-list';
import { type Mount, mountPathOf } from '../../model/volume';
import type { ClaimProps } from '../props/claim';
import type { StorageProps } from '../props/storage';
import type { VolumeProps } from '../props/volume';
import { addVolume, type VolumeSet } from './volumes';

/**
 * The space of each replica's own, as volumes and mounts. A claim is called after its path alone, whatever else there
 * is: under another name its data would be lost.
 */
export function buildStorage(
  storage: Readonly<Record<string, StorageProps>>,
  set: VolumeSet,
  report: (finding: Omit<Finding, 'origin'>) => void,
): Mount[] {
  const ofEach = new Set<VolumeProps>();
  set.ofEach = ofEach;
  const paths = new Map<string, string>();
  return mapList(Object.entries(storage), ([path, value]) => {
    const props: ClaimProps = typeof value === 'object' ? value : { type: 'claim', size: value };
    const name = props.name ?? lastFolder(path);
    const property = ['storage', path];
    const other = paths.get(name);
    if (other !== undefined && !set.names.has(props)) report(sameName(name, [other, path], set, property));
    paths.set(name, path);
    ofEach.add(props);
    const volume = set.names.get(props) ?? addVolume(name, props, set, property);
    return { path: mountPathOf(path), property, volume, readOnly: false };
  });
}

/** `/var/lib/postgresql/data` becomes `data`. */
function lastFolder(path: string): string {
  const last = mountPathOf(path).split('/').at(-1) ?? '';
  const words = last.toLowerCase().match(/[a-z0-9]+/g) ?? ['data'];
  return words.join('-').slice(0, 60).replace(/-$/, '');
}

function sameName(
  name: string,
  [first, second]: readonly [string, string],
  { workload }: VolumeSet,
  property: readonly string[],
): Omit<Finding, 'origin'> {
  return {
    code: 'name/duplicate',
    message: `The storage of "${workload}" at "${first}" and at "${second}" would both be called "${name}".`,
    property,
    consequence: 'The replicas would have one space in both places.',
    fix: "Give one of them a name of its own: `claim({ name: 'log', size: … })`.",
  };
}
