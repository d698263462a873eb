import { isPlainObject } from '../../model/json';
import type { SecretSources } from '../../model/reference';
import { isReference, type Reference } from '../reference';
import { type BindMountProps, bindMountShape } from './bind-mount';
import { type ClaimProps, claims, type ExistingClaimProps } from './claim';
import { type ConfigKeysProps, configKeysShape } from './config-keys';
import { type SomeSecret, secrets } from './constructs';
import { type Keys, like, none, oddStrings, values } from './domain';
import { filePath } from './file-path';
import { inFolder } from './guess';
import { asVolume } from './guess-helper';
import { type HostPathProps, hostPathShape } from './host-path';
import { mode } from './mode';
import { memory } from './quantity';
import { nameOf, object, type PropsTable, rejected, required, type Shape, wrongValue } from './shape';
import {
  anything,
  boolean,
  either,
  isString,
  matching,
  nonEmptyRecord,
  nonEmptyString,
  oneOf,
  otherwise,
  record,
  tagged,
  text,
} from './shapes';
import { someName, volumeName } from './some-text';

/** A file of the project whose content becomes part of the app. */
export interface ProjectFile {
  readonly type: 'file';
  /** Path relative to the project's folder. */
  readonly path: string;
  /** It may lie outside of that folder, or be a link that leads out of it. Default: false, an error `file/outside`. */
  readonly outside?: boolean;
}

/** Content of a configuration file: text, in which references are resolved, or a file of the project. */
export type FileValue = string | Reference | ProjectFile;

/** Scratch space; `emptyDir()` makes it. */
export interface EmptyDirProps {
  readonly type: 'empty';
  /** Default: made of the path that it is mounted at. */
  readonly name?: string;
  /** Default: `disk`. Memory counts against the container's memory limit. */
  readonly medium?: 'disk' | 'memory';
  /** Upper limit: bytes, or a string such as `'64Mi'`. Default: none. */
  readonly sizeLimit?: number | string;
}

/** Configuration files; `configFiles()` and `configFile()` make them. */
export interface ConfigFilesProps {
  readonly type: 'config';
  /** Default: made of the path that it is mounted at. */
  readonly name?: string;
  /** File name → content. */
  readonly files: Readonly<Record<string, FileValue>>;
  /**
   * Permission bits. Default: 0o644, and 0o755 for files that can be run in the project. On Compose everybody can read
   * the files, and run them where one of these bits says so.
   */
  readonly mode?: number;
  /** The one file of it that is mounted, as the path itself. Default: the whole folder. */
  readonly only?: string;
}

/** Files with secrets in them; `secretFiles()` makes them. */
export interface SecretFilesProps {
  readonly type: 'secret';
  /** Default: made of the path that it is mounted at. */
  readonly name?: string;
  /** The secret's name, or the `Secret` that it is. */
  readonly secret: string | SomeSecret;
  /** File name → key of the secret. */
  readonly files: Readonly<Record<string, string>>;
  /** The one file of it that is mounted, as the path itself. Default: the whole folder. */
  readonly only?: string;
  /** Permission bits. Default: 0o644; on Compose those that the files themselves have. */
  readonly mode?: number;
  /** Where each target finds the secret. Default: by its name. */
  readonly sources?: SecretSources;
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
  | ConfigKeysProps;

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

export const fileValue = either(
  { when: (value) => value === undefined || isString(value) || isReference(value), shape: text },
  {
    when: (value) => isPlainObject(value) && ('path' in value || value.type === 'file'),
    shape: object<ProjectFile>(
      {
        type: anything,
        path: required(like(nonEmptyString, ['package.json'])),
        outside: boolean,
      },
      'fromFile(…)',
    ),
  },
);

const dataKey = like(nonEmptyString, ['password', 'tls.key'], ['_', 'A-b', 'a'.repeat(253), ...oddStrings]);

/** Where each of Docker's targets finds a secret. */
export const sourcesOfDocker = {
  compose: object<NonNullable<SecretSources['compose']>>({
    variable: like(nonEmptyString, ['DB_PASSWORD'], oddStrings),
    file: like(nonEmptyString, ['./secrets/db'], ['/run/x', '../x', ...oddStrings]),
    development: like(nonEmptyString, ['postgres'], oddStrings),
  }),
  swarm: object<NonNullable<SecretSources['swarm']>>({
    variable: like(nonEmptyString, ['DB_PASSWORD'], oddStrings),
    file: like(nonEmptyString, ['./secrets/db'], ['/run/x', '../x', ...oddStrings]),
    external: boolean,
  }),
};

/** Where each target finds a secret. */
export const sources = object<SecretSources>({
  kubernetes: object<NonNullable<SecretSources['kubernetes']>>({ name: someName, key: dataKey }),
  ...sourcesOfDocker,
});

/** A secret by its name, or one that the app knows the keys of. */
export const secretName = either({ when: isString, shape: someName }, { when: otherwise, shape: secrets });

const secretTable: PropsTable<SecretFilesProps> = {
  type: anything,
  name: volumeName,
  secret: required(secretName),
  files: required(nonEmptyRecord(dataKey, filePath)),
  only: like(nonEmptyString, ['password']),
  mode,
  sources,
};
/** One file of a secret, as `secretFile()` makes it: of a key that is no text, `only` tells. */
export const secretFile: Shape = {
  ...object<SecretFilesProps>(
    { ...secretTable, files: required(record(dataKey, filePath)), only: required(nonEmptyString) },
    'secretFile(…)',
  ),
  domain: values([{ type: 'secret', secret: 'db', files: { password: 'password' }, only: 'password' }]),
};

const volumes = {
  empty: object<EmptyDirProps>({
    type: anything,
    name: volumeName,
    medium: oneOf(['disk', 'memory']),
    sizeLimit: memory,
  }),
  config: object<ConfigFilesProps>({
    type: anything,
    name: volumeName,
    files: required(record(fileValue, filePath)),
    mode,
    only: like(nonEmptyString, ['app.yaml']),
  }),
  secret: object<SecretFilesProps>(secretTable),
  ...claims,
  bind: bindMountShape,
  hostPath: hostPathShape,
  configKeys: configKeysShape,
};
const volume = tagged(
  'a volume: emptyDir(…), configFiles(…), configFile(…), secretFiles(…), secretFile(…), claim(…), existingClaim(…), bindMount(…) or hostPath(…)',
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
