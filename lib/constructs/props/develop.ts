import type { WatchAction } from '../../model/develop';
import { isPlainObject } from '../../model/json';
import { like, values } from './domain';
import { asAbsolute } from './guess';
import { object, type PropsTable, required, type Shape, whole } from './shape';
import { boolean, either, list, matching, nonEmptyList, nonEmptyString, oneOf, otherwise } from './shapes';

interface WatchBaseProps {
  /** The folder or file that is watched, relative to the project's folder. */
  readonly path: string;
  /** Patterns of what is left alone, relative to `path`, as a `.dockerignore` has them. That file's own count, too. */
  readonly ignore?: readonly string[];
  /** Patterns of what alone counts. Default: everything. */
  readonly include?: readonly string[];
}

/** `rebuild` makes a new image and a new container of it, `restart` starts the container again. */
export interface WatchRebuildProps extends WatchBaseProps {
  readonly action: 'rebuild' | 'restart';
}

/** `sync` copies what has changed into the container, `sync+restart` starts it again as well. */
export interface WatchSyncProps extends WatchBaseProps {
  readonly action: 'sync' | 'sync+restart';
  /** Where the container has it, an absolute path. */
  readonly target: string;
  /** Whether all is copied once before anything changes. Default: false. */
  readonly initialSync?: boolean;
}

/** Copies what has changed into the container, and runs a command there. */
export interface WatchExecProps extends Omit<WatchSyncProps, 'action'> {
  readonly action: 'sync+exec';
  /** The command, without a shell. */
  readonly exec: readonly string[];
}

/** What `docker compose watch` does when something changes. */
export type WatchProps = WatchRebuildProps | WatchSyncProps | WatchExecProps;

/** How a container is worked on: Compose's `develop`. */
export interface DevelopProps {
  readonly watch: readonly WatchProps[];
}

const patterns = list(like(nonEmptyString, ['node_modules/', '**/*.log'], ['*', '!a', 'a b', '$X', 'é']));
const base: PropsTable<WatchBaseProps> = {
  path: required(like(nonEmptyString, ['./src', 'package.json'], ['.', '../x', 'a b', '$', '${X}', 'é'])),
  ignore: patterns,
  include: patterns,
};

const synced: PropsTable<Omit<WatchSyncProps, 'action' | keyof WatchBaseProps>> = {
  target: required(
    matching(
      "an absolute path, such as '/app/src'",
      (value) => value.startsWith('/'),
      values(['/app/src', '/srv'], ['/', '/a b', '/$X', '/é']),
      asAbsolute,
    ),
  ),
  initialSync: boolean,
};

const actionOf =
  (...actions: readonly WatchAction[]) =>
  (value: unknown): boolean =>
    isPlainObject(value) && actions.some((action) => action === value.action);

const watch: Shape = either(
  {
    when: actionOf('sync', 'sync+restart'),
    shape: object<WatchSyncProps>(
      { ...base, action: required(oneOf(['sync', 'sync+restart'])), ...synced },
      "{ action: 'sync', path, target }",
    ),
  },
  {
    when: actionOf('sync+exec'),
    shape: object<WatchExecProps>(
      {
        ...base,
        action: required(oneOf(['sync+exec'])),
        ...synced,
        exec: required(nonEmptyList(like(nonEmptyString, ['kill', '-HUP', '1'], ['$X', 'a b', '']))),
      },
      "{ action: 'sync+exec', path, target, exec }",
    ),
  },
  {
    when: otherwise,
    shape: object<WatchRebuildProps>(
      { ...base, action: required(oneOf(['rebuild', 'restart'], actions())) },
      "{ action: 'rebuild', path }",
    ),
  },
);

/** Who writes another action meant one of all. */
function actions(): string {
  return "one of 'rebuild', 'restart', 'sync', 'sync+restart', 'sync+exec'";
}

export const develop = whole(
  object<DevelopProps>({ watch: required(nonEmptyList(whole(watch))) }, '{ watch }'),
);
