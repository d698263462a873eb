import { isPlainObject } from '../../model/json';
import type { SecretSources } from '../../model/reference';
import { isReference } from '../reference';
import type { ConfigFilesProps, EmptyDirProps, MountProps, ProjectFile, SecretFilesProps } from '../volume';
import { object, required } from './shape';
import {
  anything,
  boolean,
  either,
  integer,
  isString,
  memory,
  nonEmptyString,
  oneOf,
  otherwise,
  record,
  tagged,
  text,
} from './shapes';

const mode = integer(0, 0o777);

const fileValue = either(
  { when: (value) => isString(value) || isReference(value), shape: text },
  { when: otherwise, shape: object<ProjectFile>({ type: anything, path: required(nonEmptyString) }) },
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
    files: required(record(fileValue)),
    mode,
    only: nonEmptyString,
  }),
  secret: object<SecretFilesProps>({
    type: anything,
    name: nonEmptyString,
    secret: required(nonEmptyString),
    files: required(record(nonEmptyString)),
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
