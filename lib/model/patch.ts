import type { Origin } from '../diagnostics/origin';

/** One step of a JSON Patch (RFC 6902). */
export type JsonPatchOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly from: string; readonly path: string };

/** A change to a final object: a JSON Patch, or a merge patch (RFC 7386; `null` removes). */
export type Patch = (
  | { readonly type: 'json'; readonly operations: readonly JsonPatchOperation[] }
  | { readonly type: 'merge'; readonly value: Readonly<Record<string, unknown>> }
) & {
  /** Whose it is, where that is not the owner of what it changes. */
  readonly origin?: Origin;
  /** Where it stands in the props: `['patch', 'compose']`. */
  readonly property?: readonly string[];
};
