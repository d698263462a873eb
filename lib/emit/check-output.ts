import { resolve } from 'node:path';
import type { FileData } from '../model/file-data';
import { changeOf, differenceOf, type FileChange } from './changes';
import { type CommitResult, resultOf } from './output/commit-result';
import { contentOf } from './output/content';
import { journalOf } from './output/journal';
import { INDEX } from './output/output-path';
import { type CommitOptions, planOutput } from './output/plan';
import { standingAt } from './output/standing';

export interface CheckResult extends Omit<CommitResult, 'aside'> {
  /** What is not up to date, by path; nothing where everything is. */
  readonly changes: readonly FileChange[];
}

/**
 * Tells what a commit of these files to the folder `root` would do, and writes nothing.
 *
 * @param files What each file holds by its path, `lading.json` among them, as a committed `memoryOutput`
 *   holds them.
 * @param executables Those of them that can be run.
 * @throws OutputError where a commit would be refused.
 */
export function checkOutput(
  root: string,
  files: ReadonlyMap<string, FileData>,
  options: CommitOptions = {},
  executables: ReadonlySet<string> = new Set(),
): CheckResult {
  const folder = resolve(root);
  const plan = planOutput(
    folder,
    [...files].map(([path, data]) => ({ path, executable: executables.has(path), content: contentOf(data) })),
    options,
  );
  const { written, unchanged, deleted, left } = resultOf(plan);
  const replaced = new Set(plan.replaced.map(({ path }) => path));
  const changes = [
    ...written.map((path) =>
      replaced.has(path) ? differenceOf(folder, path, files.get(path) ?? '') : changeOf('missing', path),
    ),
    ...deleted.map((path) => changeOf('unneeded', path)),
  ];
  // Whoever was broken off is finished by the next run, even where nothing else is to be done.
  const isTorn = standingAt(journalOf(folder)) !== undefined;
  if (isTorn && changes.length === 0) changes.push(changeOf('unfinished', INDEX));
  return { written, unchanged, deleted, left, changes };
}
