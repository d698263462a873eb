import type { Text } from './reference';

/** Where a build finds a secret: a variable of whoever builds, or a file of theirs. */
export type BuildSecret =
  | { readonly environment: string; readonly file?: never }
  | { readonly file: string; readonly environment?: never };

/** How an image is built from sources; paths are relative to the project. */
export interface Build {
  readonly context: string;
  readonly dockerfile?: string;
  readonly target?: string;
  readonly args?: Readonly<Record<string, Text>>;
  /** By the id that the Dockerfile mounts them by. */
  readonly secrets?: Readonly<Record<string, BuildSecret>>;
  /** `default`, or `<id>=<key or socket>`. */
  readonly ssh?: readonly string[];
  /** `linux/arm64`. */
  readonly platforms?: readonly string[];
  readonly cacheFrom?: readonly string[];
  readonly cacheTo?: readonly string[];
  /** Name in the Dockerfile → folder or address. */
  readonly additionalContexts?: Readonly<Record<string, string>>;
}
