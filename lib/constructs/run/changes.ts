import type { SynthResult } from './synth-request';

/** What has changed in an output, or would. */
export type Changes = Pick<
  SynthResult,
  'written' | 'unchanged' | 'deleted' | 'left' | 'aside' | 'stale' | 'changes'
>;

export const unchanged: Changes = { written: [], unchanged: [], deleted: [], left: [], aside: [], stale: [] };

/** The same, seen from the folder above. */
export function below(folder: string, changes: Changes): Changes {
  const paths = (list: readonly string[]) => list.map((path) => `${folder}/${path}`);
  const places = <T extends { readonly path: string }>(list: readonly T[]) =>
    list.map((each) => ({ ...each, path: `${folder}/${each.path}` }));
  return {
    written: paths(changes.written),
    unchanged: paths(changes.unchanged),
    deleted: paths(changes.deleted),
    left: paths(changes.left),
    aside: places(changes.aside),
    stale: paths(changes.stale),
    changes: changes.changes && places(changes.changes),
  };
}

/** Those of several folders. */
export function joinChanges(all: readonly Changes[]): Changes {
  return {
    written: all.flatMap((each) => each.written),
    unchanged: all.flatMap((each) => each.unchanged),
    deleted: all.flatMap((each) => each.deleted),
    left: all.flatMap((each) => each.left),
    aside: all.flatMap((each) => each.aside),
    stale: all.flatMap((each) => each.stale),
    changes: all.some((each) => each.changes) ? all.flatMap((each) => each.changes ?? []) : undefined,
  };
}
