import { isPlainObject } from '../../model/json';
import type { SecretSources } from '../../model/reference';
import { isReference, type Reference } from '../reference';
import { type SomeSecret, secrets } from './constructs';
import { like, oddStrings, values } from './domain';
import { filePath } from './file-path';
import { mode } from './mode';
import { object, type PropsTable, required, type Shape } from './shape';
import {
  anything,
  boolean,
  either,
  isString,
  nonEmptyRecord,
  nonEmptyString,
  otherwise,
  record,
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

export const secretTable: PropsTable<SecretFilesProps> = {
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

export const configTable: PropsTable<ConfigFilesProps> = {
  type: anything,
  name: volumeName,
  files: required(record(fileValue, filePath)),
  mode,
  only: like(nonEmptyString, ['app.yaml']),
};
