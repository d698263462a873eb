import { resolve } from 'node:path';
import { type CommitResult, resultOf } from './output/commit-result';
import { contentOf, standingAt } from './output/content';
import { journalOf } from './output/journal';
import { type CommitOptions, planOutput } from './output/plan';

export interface CheckResult extends CommitResult {
  /** Whether a commit was broken off there: the next `openOutput` finishes it, whatever the rest says. */
  readonly isTorn: boolean;
}

/**
 * Tells what a commit of these files to the folder `root` would do, and writes nothing.
 *
 * @param files The text of each file by its path, `lading.json` among them, as a committed `memoryOutput`
 *   holds them.
 * @throws OutputError where a commit would be refused.
 */
export function checkOutput(
  root: string,
  files: ReadonlyMap<string, string>,
  options: CommitOptions = {},
): CheckResult {
  const folder = resolve(root);
  const plan = planOutput(
    folder,
    [...files].map(([path, text]) => ({ path, ...contentOf(text) })),
    options,
  );
  return { ...resultOf(plan), isTorn: standingAt(journalOf(folder)) !== undefined };
}
