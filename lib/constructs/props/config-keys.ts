import type { Modelled } from '../tree/model-of';
import { configs } from './constructs';
import { like, none } from './domain';
import { filePath } from './file-path';
import { mode } from './mode';
import { object, required, type Shape } from './shape';
import { anything, nonEmptyRecord, nonEmptyString } from './shapes';
import { volumeName } from './some-text';

/** Configuration that the app makes itself, a `Config`. */
export interface SomeConfig extends Modelled<'Config'> {}

/** Keys of a Config as files; `config.files()` makes them. */
export interface ConfigKeysProps {
  readonly type: 'configKeys';
  /** Default: made of the path that it is mounted at. */
  readonly name?: string;
  readonly config: SomeConfig;
  /** File name → key. Default: every key, as a file of that name. */
  readonly files?: Readonly<Record<string, string>>;
  /** Permission bits, as those of `configFiles()`. */
  readonly mode?: number;
  /** The one file of it that is mounted, as the path itself. Default: the whole folder. */
  readonly only?: string;
}

export const configKeysShape: Shape = {
  ...object<ConfigKeysProps>(
    {
      type: anything,
      name: volumeName,
      config: required(configs),
      files: { ...nonEmptyRecord(nonEmptyString, filePath), domain: none },
      mode,
      only: like(nonEmptyString, []),
    },
    'config.files()',
  ),
};
