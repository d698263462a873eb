import { parseDuration } from '../../model/duration';
import { isPlainObject } from '../../model/json';
import { modelOf } from '../tree/model-of';
import { type ConfigKeysProps, configKeysShape } from './config-keys';
import { like, values } from './domain';
import type { Duration } from './duration';
import { filePath } from './file-path';
import { mode } from './mode';
import { parsed } from './parsed';
import { nameOf, object, rejected, required, type Shape, wrongValue } from './shape';
import { anything, largest, matching, nonEmptyList, nonEmptyRecord, nonEmptyString, tagged } from './shapes';
import { volumeName } from './some-text';
import { spellDuration } from './spelling';
import { type ConfigFilesProps, configTable, type SecretFilesProps, secretTable } from './volume-files';

/** Files that hold what the pod is; `fieldFiles()` makes them. */
export interface FieldFilesProps {
  readonly type: 'fields';
  /** File name → the field, by Kubernetes' path: `metadata.labels`, `metadata.annotations['acme.dev/a']`. */
  readonly files: Readonly<Record<string, string>>;
}

/** A file that holds a token of the workload's service account; `serviceAccountToken()` makes it. */
export interface ServiceAccountTokenProps {
  readonly type: 'token';
  /** The name of the file, or a path to it within the volume. Default: `token`. */
  readonly path?: string;
  /** Who is to accept it: `vault`. Default: the API server. */
  readonly audience?: string;
  /** How long it is valid, at least ten minutes; it is renewed before. Default: one hour. */
  readonly expiration?: Duration;
}

/** What the file of a token is called. */
export const defaultTokenPath = 'token';

/** What a projected volume brings together. */
export type ProjectedSource =
  | ConfigFilesProps
  | ConfigKeysProps
  | SecretFilesProps
  | FieldFilesProps
  | ServiceAccountTokenProps;

/** Files of several sources in one folder; `projected()` makes it. */
export interface ProjectedProps {
  readonly type: 'projected';
  /** Default: made of the path that it is mounted at. */
  readonly name?: string;
  /** Whose files they are; no two of one path. */
  readonly sources: readonly ProjectedSource[];
  /** Permission bits of the files that have none of their own. Default: as those of `configFiles()`. */
  readonly mode?: number;
}

/** What the kubelet writes into files: less than variables can have. */
const podField = matching(
  "a field of the pod that files can have, such as 'metadata.name', 'metadata.labels' or \"metadata.labels['app']\"",
  (value) =>
    /^metadata\.(?:name|namespace|uid|labels|annotations|(?:labels|annotations)\['[^']+'\])$/.test(value),
  values(
    ['metadata.name', 'metadata.labels'],
    ['metadata.uid', "metadata.labels['a']", "metadata.annotations['a.b/c']"],
  ),
);

/** The server gives none that is shorter. */
const tokenTime = parsed(
  "a time from 10 minutes on, in seconds or a string such as '1h'",
  (value) => {
    const time = parseDuration(value);
    return time === undefined || time < 600_000 || time > largest * 1000 ? undefined : time;
  },
  values(['1h', 3600], ['10m', 600, '24h']),
  spellDuration,
);

const tokenPath = matching(
  filePath.expected,
  filePath.accepts,
  values(['token', 'vault/token'], ['a b', '...']),
);

/** No two files are at one path. */
function apart(sources: Shape): Shape {
  return {
    ...sources,
    check(value, at, report) {
      const checked = sources.check(value, at, report);
      if (!Array.isArray(checked)) return checked;
      const seen = new Set<string>();
      for (const path of checked.flatMap(pathsOf)) {
        if (seen.has(path)) {
          report(wrongValue(`${nameOf(at)} has two files at "${path}".`, at));
          return rejected;
        }
        seen.add(path);
      }
      return checked;
    },
  };
}

function pathsOf(source: unknown): readonly string[] {
  if (!isPlainObject(source)) return [];
  if (source.type === 'token') return [String(source.path ?? defaultTokenPath)];
  const files = source.files ?? modelOf(source.config)?.config?.data;
  return isPlainObject(files) ? Object.keys(files) : [];
}

const source = tagged(
  'configFiles(…), config.files(…), secretFiles(…), secret.files(…), fieldFiles(…) or serviceAccountToken(…)',
  {
    config: object<ConfigFilesProps>(configTable),
    secret: object<SecretFilesProps>(secretTable),
    configKeys: configKeysShape,
    fields: object<FieldFilesProps>(
      { type: anything, files: required(nonEmptyRecord(podField, filePath)) },
      'fieldFiles(…)',
    ),
    token: object<ServiceAccountTokenProps>(
      {
        type: anything,
        path: tokenPath,
        audience: like(nonEmptyString, ['vault']),
        expiration: tokenTime,
      },
      'serviceAccountToken(…)',
    ),
  },
);
export const projectedShape = object<ProjectedProps>(
  { type: anything, name: volumeName, sources: required(apart(nonEmptyList(source))), mode },
  'projected(…)',
);
