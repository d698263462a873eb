import type { PropertyPath } from '../../diagnostics/property-path';
import type { Claim, VolumeDriver } from '../../model/claim';
import { mapList } from '../../model/map-list';
import { parseMemory } from '../../model/quantity';
import {
  type BindVolume,
  type ClaimVolume,
  type EmptyVolume,
  type ExistingClaimVolume,
  type HostPathVolume,
  type Mount,
  mountPathOf,
  type Volume,
} from '../../model/volume';
import type { BindMountProps } from '../props/bind-mount';
import type { ClaimProps, ExistingClaimProps, VolumeDriverProps } from '../props/claim';
import type { HostPathProps } from '../props/host-path';
import type { EmptyDirProps, MountProps, VolumeProps } from '../props/volume';
import { buildProjected } from './projected';
import type { Stated } from './stated';
import { buildFiles } from './volume-files';

/** The claim that a value stands for, and whether it is this workload that writes it. */
export type FindClaim = (props: ClaimProps, name: string) => Pick<ClaimVolume, 'claim' | 'made'>;

/** The volumes of one workload while its containers are read: a value that is used twice is one volume. */
export interface VolumeSet {
  readonly workload: string;
  readonly volumes: Volume[];
  /** What was mounted, in the order of `volumes`. */
  readonly props: VolumeProps[];
  /** The same → the name of its volume. */
  readonly names: Map<VolumeProps, string>;
  /** Names that are taken → the number that the next one of that name would bear. */
  readonly taken: Map<string, number>;
  /** Claims of which each replica has one of its own. */
  ofEach?: Set<VolumeProps>;
  readonly findClaim: FindClaim;
}

export function volumeSet(workload: string, findClaim: FindClaim): VolumeSet {
  return {
    workload,
    volumes: [],
    props: [],
    names: new Map(),
    taken: new Map(),
    findClaim,
  };
}

/** @param container Where the container stands in the construct's props. */
export function buildMounts(
  props: Readonly<Record<string, VolumeProps | MountProps>>,
  set: VolumeSet,
  container: PropertyPath,
): Mount[] {
  return mapList(Object.entries(props), ([path, value]) => buildMount(path, value, set, container));
}

export function buildMount(
  path: string,
  value: VolumeProps | MountProps,
  set: VolumeSet,
  container: PropertyPath = [],
): Mount {
  const given: MountProps = 'volume' in value ? value : { volume: value };
  const { volume, readOnly, subPath } = given;
  const property = [...container, 'volumes', path, ...('volume' in value ? ['volume'] : [])];
  const name =
    set.names.get(volume) ?? addVolume(volume.name ?? freeName(path, set.taken), volume, set, property);
  return {
    path: mountPathOf(path),
    property: ['volumes', path],
    volume: name,
    file: 'only' in volume ? volume.only : subPath,
    readOnly: readOnly ?? isReadByDefault(volume),
  } satisfies Stated<Mount, MountProps, 'subPath'>;
}

/** What is written somewhere else, or is somebody else's. */
function isReadByDefault({ type }: VolumeProps): boolean {
  return !['empty', 'claim', 'ephemeralClaim', 'existingClaim'].includes(type);
}

/** Adds a volume of that name, and gives the name back. */
export function addVolume(name: string, props: VolumeProps, set: VolumeSet, property: PropertyPath): string {
  if (!set.taken.has(name)) set.taken.set(name, 2);
  set.names.set(props, name);
  set.props.push(props);
  set.volumes.push(buildVolume(name, props, set, property));
  return name;
}

function buildVolume(
  name: string,
  props: VolumeProps,
  { workload, ofEach, findClaim }: VolumeSet,
  property: PropertyPath,
): Volume {
  switch (props.type) {
    case 'empty': {
      const sizeLimit = props.sizeLimit === undefined ? undefined : parseMemory(props.sizeLimit);
      return {
        type: 'empty',
        name,
        property,
        medium: props.medium ?? 'disk',
        sizeLimit,
      } satisfies Stated<EmptyVolume, EmptyDirProps>;
    }
    case 'config':
    case 'secret':
    case 'configKeys':
      return buildFiles(name, props, workload, property);
    case 'claim': {
      const own = `${workload}-${name}`;
      const { claim, made } = ofEach?.has(props)
        ? { claim: buildClaim(props, own), made: 'each' as const }
        : findClaim(props, own);
      return { type: 'claim', name, property, claim, made };
    }
    case 'ephemeralClaim': {
      const claim = buildClaim({ ...props, type: 'claim' }, props.name ?? `${workload}-${name}`);
      return { type: 'claim', name, property, claim, made: 'here', ephemeral: true };
    }
    case 'projected':
      return buildProjected(name, props, workload, property);
    case 'existingClaim': {
      const { claim } = props;
      return { type: 'existingClaim', name, property, claim } satisfies Stated<
        ExistingClaimVolume,
        ExistingClaimProps
      >;
    }
    case 'bind': {
      const { path, outside, asFiles = false } = props;
      const configName = `${workload}-${name}`;
      const source = { path, outside } satisfies Stated<
        BindVolume['source'],
        Pick<BindMountProps, 'path' | 'outside'>
      >;
      return { type: 'bind', name, property, source, asFiles, configName } satisfies Stated<
        BindVolume,
        BindMountProps,
        'path' | 'outside'
      >;
    }
    case 'hostPath': {
      const { path, pathType } = props;
      return { type: 'hostPath', name, property, path: mountPathOf(path), pathType } satisfies Stated<
        HostPathVolume,
        HostPathProps
      >;
    }
  }
}

/** What a claim is, under that name. */
export function buildClaim(
  { size, storageClass, accessMode = 'ReadWriteOnce', driver }: ClaimProps,
  name: string,
): Claim {
  return {
    name,
    size: parseMemory(size) ?? 0,
    storageClass,
    accessMode,
    driver: driver === undefined ? undefined : buildDriver(driver),
  } satisfies Stated<Claim, ClaimProps, 'type'>;
}

function buildDriver(said: string | VolumeDriverProps): VolumeDriver {
  const { name, options = {} } = typeof said === 'string' ? { name: said } : said;
  return { name, options } satisfies Stated<VolumeDriver, VolumeDriverProps>;
}

/** `/etc/nginx/conf.d` becomes `etc-nginx-conf-d`: readable, and a name that all targets take. */
export function freeName(path: string, taken: Map<string, number>): string {
  const words = path.toLowerCase().match(/[a-z0-9]+/g) ?? ['volume'];
  const base = words.join('-').slice(0, 60).replace(/-$/, '');
  let name = base;
  for (let count = taken.get(base); count !== undefined && taken.has(name); count++) {
    name = `${base}-${count}`;
    taken.set(base, count + 1);
  }
  return name;
}
