import { isPlainObject } from '../../model/json';
import { type BindMountProps, bindMountShape } from './bind-mount';
import { type ClaimProps, claims, type EphemeralClaimProps, type ExistingClaimProps } from './claim';
import { type ConfigKeysProps, configKeysShape } from './config-keys';
import { type Keys, none, values } from './domain';
import { filePath } from './file-path';
import { inFolder } from './guess';
import { asVolume } from './guess-helper';
import { type HostPathProps, hostPathShape } from './host-path';
import { type ProjectedProps, projectedShape } from './projected';
import { type Memory, memory } from './quantity';
import { nameOf, object, rejected, required, type Shape, wrongValue } from './shape';
import { anything, boolean, either, matching, oneOf, otherwise, tagged } from './shapes';
import { volumeName } from './some-text';
import { type ConfigFilesProps, configTable, type SecretFilesProps, secretTable } from './volume-files';

/** Scratch space; `emptyDir()` makes it. */
export interface EmptyDirProps {
  readonly type: 'empty';
  /** Default: made of the path that it is mounted at. */
  readonly name?: string;
  /** Default: `disk`. Memory counts against the container's memory limit. */
  readonly medium?: 'disk' | 'memory';
  /** Upper limit: bytes, or a string such as `'64Mi'`. Default: none. */
  readonly sizeLimit?: Memory;
}

/**
 * What a container sees at a path. One value that is used at several containers of a workload is one volume that they
 * share.
 */
export type VolumeProps =
  | EmptyDirProps
  | ConfigFilesProps
  | SecretFilesProps
  | ClaimProps
  | ExistingClaimProps
  | BindMountProps
  | HostPathProps
  | ConfigKeysProps
  | EphemeralClaimProps
  | ProjectedProps;

/** A volume, and how this container may use it. */
export interface MountProps {
  /** What is mounted; the same value at several places is one volume. */
  readonly volume: VolumeProps;
  /**
   * Default: false for scratch space and claims, true for what lies on a host, always true for configuration and
   * secrets.
   */
  readonly readOnly?: boolean;
  /** A folder of a claim that is mounted in the place of the whole, made where it is missing: `uploads/images`. */
  readonly subPath?: string;
}

/** Where a volume is mounted. */
export const mountPath: Keys = {
  expected: 'an absolute path below "/", without ":" and ".."',
  usual: ['/data', '/etc/app', '/var/lib/acme'],
  edge: [
    '/tmp',
    '/data/',
    '/data/more',
    '//data',
    '/a b',
    '/é',
    '/$X',
    '/${X}',
    '/a/./b',
    '/...',
    '/a,b',
    '/a\nb',
    '/"',
  ],
  accepts: (path) => /^\/+[^/]/.test(path) && !path.includes(':') && !path.split('/').includes('..'),
  guess: inFolder,
};

const volumes = {
  empty: object<EmptyDirProps>({
    type: anything,
    name: volumeName,
    medium: oneOf(['disk', 'memory']),
    sizeLimit: memory,
  }),
  config: object<ConfigFilesProps>(configTable),
  secret: object<SecretFilesProps>(secretTable),
  ...claims,
  bind: bindMountShape,
  hostPath: hostPathShape,
  configKeys: configKeysShape,
  projected: projectedShape,
};
const volume = tagged(
  'a volume: emptyDir(…), configFiles(…), configFile(…), secretFiles(…), secretFile(…), claim(…), ephemeralClaim(…), existingClaim(…), bindMount(…), hostPath(…) or projected(…)',
  volumes,
  asVolume,
);

/** A folder of a claim, as it is written in `subPath`. */
const folder = matching(
  'a path to a folder within the volume, without ".." and without "/" first',
  (value) => filePath.accepts(value) && !value.includes('\\'),
  values(['uploads', 'a/b'], ['a b', '_x', '...', 'é', '$X', '-', 'a:b', 'a,b']),
);

/** Only what outlives the pods has folders that are worth a name. */
const noFolder: Shape = {
  expected: 'left out',
  domain: none,
  check(_value, at, report) {
    report(wrongValue(`${nameOf(at)} is a folder of a claim, and the volume is none.`, at));
    return rejected;
  },
};

const isClaim = (value: unknown) =>
  isPlainObject(value) && isPlainObject(value.volume) && String(value.volume.type) in claims;

export const mount = either(
  {
    when: isClaim,
    shape: object<MountProps>({
      volume: required(tagged('a claim', claims)),
      readOnly: boolean,
      subPath: folder,
    }),
  },
  {
    when: (value) => isPlainObject(value) && 'volume' in value,
    shape: object<MountProps>({ volume: required(volume), readOnly: boolean, subPath: noFolder }),
  },
  { when: otherwise, shape: volume },
);
