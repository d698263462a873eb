/** What `docker compose watch` does when sources change. */
export type WatchAction = 'rebuild' | 'restart' | 'sync' | 'sync+restart' | 'sync+exec';

/** One folder or file that is watched. */
export interface Watch {
  readonly action: WatchAction;
  /** Relative to the project. */
  readonly path: string;
  /** Where the container has what is kept in step. */
  readonly target?: string;
  /** Patterns, relative to `path`. */
  readonly ignore?: readonly string[];
  readonly include?: readonly string[];
  /** Whether what is there is copied before anything changes. */
  readonly initialSync?: boolean;
  /** What is run in the container after each change. */
  readonly exec?: readonly string[];
}

/** How a container is worked on. */
export interface Develop {
  readonly watch: readonly Watch[];
}
