import { isPlainObject } from '../../model/json';
import type { SomeConfig } from './config-keys';
import { configs, type SomeSecret } from './constructs';
import { like, oddStrings, values } from './domain';
import { object, required } from './shape';
import { boolean, either, isString, list, matching, nonEmptyString, otherwise } from './shapes';
import { someName } from './some-text';
import { secretName } from './volume-files';

interface EnvFromOptions {
  /**
   * Stands before each name: letters, digits and `_`, no digit first. Compose adds none: in `envFile` the names have it
   * already. Default: none.
   */
  readonly prefix?: string;
  /** Whether the container starts where the object, or the file, is not there. Default: false. */
  readonly optional?: boolean;
  /**
   * The file of `NAME=value` lines that Compose takes them from, relative to the project's folder: `web.env`. It is named
   * in the output and never read. Default: none, so that they are missing on Compose, which is told
   * (`parity/not-expressible`).
   */
  readonly envFile?: string;
}

/** All variables of a `Config` or a `Secret`, or of a ConfigMap or a Secret that exists in the cluster, by its name there. */
export type EnvFromProps = EnvFromOptions &
  (
    | { readonly config: string | SomeConfig; readonly secret?: never }
    | { readonly secret: string | SomeSecret; readonly config?: never }
  );

const options = {
  prefix: matching(
    "letters, digits and '_', such as 'DB_'",
    (value) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(value),
    values(['DB_'], ['_', 'a', 'A'.repeat(64)]),
  ),
  optional: boolean,
  envFile: like(nonEmptyString, ['web.env', './config/web.env'], ['../web.env', ...oddStrings]),
};

export const envFrom = list(
  either(
    {
      when: (value) => isPlainObject(value) && 'secret' in value,
      shape: object<EnvFromOptions & { readonly secret: string | SomeSecret }>(
        { secret: required(secretName), ...options },
        '{ secret, … }',
      ),
    },
    {
      when: otherwise,
      shape: object<EnvFromOptions & { readonly config: string | SomeConfig }>(
        {
          config: required(either({ when: isString, shape: someName }, { when: otherwise, shape: configs })),
          ...options,
        },
        '{ config, … }',
      ),
    },
  ),
);
