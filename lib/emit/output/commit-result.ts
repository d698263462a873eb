import type { Aside } from './aside';
import type { NewFile, Plan } from './plan';

export interface CommitResult {
  /** Files that are new or changed, `lading.json` among them. */
  readonly written: readonly string[];
  /** Files that held these bytes already, and were not touched. */
  readonly unchanged: readonly string[];
  /** Files of the last synth that this one does not have any more. */
  readonly deleted: readonly string[];
  /** Such files that cannot be deleted, for something else stands there now; they are not Lading's any more. */
  readonly left: readonly string[];
  /** What somebody had edited since this machine wrote it, before it was replaced or deleted. */
  readonly aside: readonly Aside[];
}

/** The plan as it is told: paths in order. */
export function resultOf(plan: Plan<NewFile>, aside: readonly Aside[] = []): CommitResult {
  const paths = (files: readonly { readonly path: string }[]) => files.map((file) => file.path).sort();
  return {
    written: paths(plan.writes),
    unchanged: paths(plan.unchanged),
    deleted: paths(plan.deletes),
    left: plan.left,
    aside,
  };
}
