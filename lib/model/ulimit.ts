/** What Linux limits for each process. */
export type UlimitName =
  | 'core'
  | 'cpu'
  | 'data'
  | 'fsize'
  | 'locks'
  | 'memlock'
  | 'msgqueue'
  | 'nice'
  | 'nofile'
  | 'nproc'
  | 'rss'
  | 'rtprio'
  | 'rttime'
  | 'sigpending'
  | 'stack';

/** What a process may raise by itself up to, and what it may never exceed; -1 is no limit. */
export type Ulimit = { readonly soft: number; readonly hard: number };

/** By the name of the limit. */
export type Ulimits = Readonly<Record<string, Ulimit>>;
