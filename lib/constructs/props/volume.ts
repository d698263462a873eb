import { isPlainObject } from '../../model/json';
import type { SecretSources } from '../../model/reference';
import { isReference } from '../reference';
import type { ConfigFilesProps, EmptyDirProps, MountProps, ProjectFile, SecretFilesProps } from '../volume';
import { object, required, whole } from './shape';
import {
  anything,
  boolean,
  either,
  integer,
  isString,
  type Keys,
  memory,
  nonEmptyString,
  oneOf,
  otherwise,
  record,
  tagged,
  text,
} from './shapes';

/** Where a volume is mounted. */
export const mountPath: Keys = {
  expected: 'an absolute path below "/", without ":" and ".."',
  accepts: (path) => /^\/+[^/]/.test(path) && !path.includes(':') && !path.split('/').includes('..'),
};

/** A file within a volume, or in a folder of it. */
const filePath: Keys = {
  expected: 'the name of a file, or a path to it within the volume',
  accepts: (path) => !path.split(/[\\/]/).some((part) => part === '' || part === '.' || part === '..'),
};

const mode = integer(0, 0o777);

const fileValue = either(
  { when: (value) => isString(value) || isReference(value), shape: text },
  {
    when: otherwise,
    shape: whole(object<ProjectFile>({ type: anything, path: required(nonEmptyString) }), 'path'),
  },
);

const sources = object<SecretSources>({
  kubernetes: object<NonNullable<SecretSources['kubernetes']>>({ name: nonEmptyString, key: nonEmptyString }),
  compose: object<NonNullable<SecretSources['compose']>>({ variable: nonEmptyString, file: nonEmptyString }),
});

const volume = tagged('a volume: emptyDir(…), configFiles(…), configFile(…) or secretFiles(…)', {
  empty: object<EmptyDirProps>({
    type: anything,
    name: nonEmptyString,
    medium: oneOf(['disk', 'memory']),
    sizeLimit: memory,
  }),
  config: object<ConfigFilesProps>({
    type: anything,
    name: nonEmptyString,
    files: required(record(fileValue, filePath)),
    mode,
    only: nonEmptyString,
  }),
  secret: object<SecretFilesProps>({
    type: anything,
    name: nonEmptyString,
    secret: required(nonEmptyString),
    files: required(record(nonEmptyString, filePath)),
    mode,
    sources,
  }),
});

export const mount = either(
  {
    when: (value) => isPlainObject(value) && 'volume' in value,
    shape: object<MountProps>({ volume: required(volume), readOnly: boolean }),
  },
  { when: otherwise, shape: volume },
);
