import type { Origin } from '../diagnostics/origin';

/** What a patch says of the other targets. */
export interface OnlyHere {
  /** Why it is meant for this target alone: it is no gap between the targets then. Not empty; it reaches no output. */
  readonly onlyHere?: string;
}

/** One step of a JSON Patch (RFC 6902). */
export type JsonPatchOperation =
  | ({ readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown } & OnlyHere)
  | ({ readonly op: 'remove'; readonly path: string } & OnlyHere)
  | ({ readonly op: 'move' | 'copy'; readonly from: string; readonly path: string } & OnlyHere)
  | { readonly op: 'test'; readonly path: string; readonly value: unknown };

/** A change to a final object: a JSON Patch, or a merge patch (RFC 7386; `null` removes). */
export type Patch = (
  | { readonly type: 'json'; readonly operations: readonly JsonPatchOperation[] }
  | ({ readonly type: 'merge'; readonly value: Readonly<Record<string, unknown>> } & OnlyHere)
) & {
  /** Whose it is, where that is not the owner of what it changes. */
  readonly origin?: Origin;
  /** Where it stands in the props: `['patch', 'compose']`. */
  readonly property?: readonly string[];
};
