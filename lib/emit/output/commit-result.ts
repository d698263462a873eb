import type { NewFile, Plan } from './plan';

export interface CommitResult {
  /** Files that are new or changed, `lading.json` among them. */
  readonly written: readonly string[];
  /** Files that held these bytes already, and were not touched. */
  readonly unchanged: readonly string[];
  /** Files of the last synth that this one does not have any more. */
  readonly deleted: readonly string[];
  /** Such files that somebody changed since: left alone, and not Lading's any more. */
  readonly left: readonly string[];
}

/** The plan as it is told: paths in order. */
export function resultOf(plan: Plan<NewFile>): CommitResult {
  const paths = (files: readonly { readonly path: string }[]) => files.map((file) => file.path).sort();
  return {
    written: paths(plan.writes),
    unchanged: paths(plan.unchanged),
    deleted: paths(plan.deletes),
    left: plan.left,
  };
}
