import { resolve } from 'node:path';
import { type CommitResult, resultOf } from './output/commit-result';
import { contentOf, standingAt } from './output/content';
import { journalOf } from './output/journal';
import type { IndexEntry } from './output/output-index';
import { planOutput } from './output/plan';

export interface CheckResult extends CommitResult {
  /** Whether a commit was broken off there: the next `openOutput` finishes it, whatever the rest says. */
  readonly isTorn: boolean;
}

/**
 * Tells what a commit of these files to the folder `root` would do, and writes nothing.
 *
 * @param files The text of each file by its path, `lading.json` among them, as a committed `memoryOutput`
 *   holds them.
 * @param kept Files of an earlier synth that are still wanted.
 * @throws OutputError where a commit would be refused.
 */
export function checkOutput(
  root: string,
  files: ReadonlyMap<string, string>,
  kept: readonly IndexEntry[] = [],
): CheckResult {
  const folder = resolve(root);
  const plan = planOutput(
    folder,
    [...files].map(([path, text]) => ({ path, ...contentOf(text) })),
    kept,
  );
  return { ...resultOf(plan), isTorn: standingAt(journalOf(folder)) !== undefined };
}
