import type { Config } from './config';
import type { Secret } from './secret';

/** All variables of one ConfigMap or Secret that exists, in the environment of a container. */
export interface EnvSource {
  readonly from: 'config' | 'secret';
  /** What the app itself makes; `from` and `name` say the same. */
  readonly config?: Config;
  /** What the app knows all keys of; `from` and `name` say the same. */
  readonly secret?: Secret;
  /** The object's name. */
  readonly name: string;
  /** Stands before the name of each. */
  readonly prefix?: string;
  /** The container starts without it, too. */
  readonly optional?: boolean;
  /** The file that Docker reads them from; relative to the project. */
  readonly envFile?: string;
}
