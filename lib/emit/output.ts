import { join, resolve } from 'node:path';
import type { FileData } from '../model/file-data';
import type { BeforeStep } from './output/apply';
import { keepAside } from './output/aside';
import { type CommitResult, resultOf } from './output/commit-result';
import { holdsData } from './output/content';
import { onPath } from './output/output-error';
import { type IndexEntry, printIndex } from './output/output-index';
import { INDEX, pathRegister } from './output/output-path';
import { type CommitOptions, type NewFile, planOutput } from './output/plan';
import { type StagedFile, stageFile } from './output/staged-file';
import { standingIn } from './output/standing';
import { openWorkshop } from './output/workshop';
import { rememberWritten } from './output/written';

export type { CommitResult } from './output/commit-result';
export type { CommitOptions } from './output/plan';

/** A file on its way to the output. */
export interface OutputFile {
  write(data: FileData): void;
  close(): void;
}

/** What a caller adds to `lading.json`; `formatVersion` and `files` are taken. */
export interface IndexContent extends Readonly<Record<string, unknown>> {
  readonly formatVersion?: never;
  readonly files?: never;
}

/** The files of one synth, which take effect together or not at all. */
export interface Output {
  /**
   * Begins a file. Several may be open at a time; each must be closed before the commit.
   *
   * @param path Relative to the output, with `/` between its parts; each path once.
   * @param target What the file is for, as `lading.json` says it: `kubernetes`, `compose`, …
   * @param executable Whoever may read it may run it. Default: false.
   * @throws OutputError `output/unsafe-path`, `output/duplicate-path`, or why it cannot be written.
   */
  file(path: string, target: string, executable?: boolean): OutputFile;
  /**
   * Makes the files and `lading.json` the output: what has the same bytes is not touched, what `lading.json`
   * listed before and is not among them is deleted.
   *
   * @throws OutputError Nothing is changed then; or, if the system failed in the midst of it, the next
   *   `openOutput` finishes it.
   */
  commit(index: IndexContent, options?: CommitOptions): CommitResult;
  /** Leaves the output as it is. Does nothing after a commit or a second time. */
  abort(): void;
}

interface StagedNewFile extends NewFile {
  readonly staged: string;
  readonly target: string;
}

/**
 * Opens the output folder `root`, which is created if need be, and finishes a commit that was broken off
 * there. Until `commit`, everything is written to `.lading` in it; that folder is gone afterwards.
 *
 * @throws OutputError `output/locked` while another process has it open, or why it cannot be written.
 */
export function openOutput(root: string, beforeStep: BeforeStep = () => undefined): Output {
  const folder = resolve(root);
  const workshop = openWorkshop(folder, beforeStep);
  const takePath = pathRegister();
  const files: StagedNewFile[] = [];
  const open = new Set<StagedFile>();
  const standing = standingIn(folder);
  let count = 0;
  let isOver = false;

  function isThere(path: string, data: FileData, executable: boolean): boolean {
    const place = join(folder, path);
    return onPath(place, () => {
      const found = standing(path);
      return found !== undefined && holdsData(place, data, executable, found);
    });
  }

  function stageNext(path: string, executable: boolean): { staged: string; file: StagedFile } {
    if (isOver) throw new Error('This output is committed or aborted already.');
    const staged = String(count);
    count += 1;
    const isNeeded = (data: FileData) => !isThere(path, data, executable);
    return { staged, file: stageFile(() => workshop.staged(staged), isNeeded, executable) };
  }

  function stageIndex(index: IndexContent, kept: readonly IndexEntry[]): StagedNewFile {
    const { staged, file } = stageNext(INDEX, false);
    file.write(printIndex([...files, ...kept], index));
    return { path: INDEX, target: '', staged, content: file.close() };
  }

  function commit(index: IndexContent, options: CommitOptions): CommitResult {
    if (open.size > 0) throw new Error('A file of this output is still open.');
    const { kept = [] } = options;
    const all = [...files, stageIndex(index, kept)];
    const plan = planOutput(folder, all, options);
    const aside = keepAside(folder, plan);
    if (plan.writes.length + plan.deletes.length > 0) {
      const moves = plan.writes.flatMap(({ path, staged, content }) =>
        content === undefined ? [] : [{ path, staged, sha256: content.sha256 }],
      );
      workshop.finish({ moves, deletes: plan.deletes });
    }
    rememberWritten(
      folder,
      all.map(({ path, content }) => ({ path, sha256: content?.sha256 })),
      plan.deletes,
    );
    return resultOf(plan, aside);
  }

  function abort(): void {
    if (isOver) return;
    isOver = true;
    for (const file of open) file.drop();
    workshop.close();
  }

  return {
    file(path, target, executable = false) {
      takePath(path);
      const { staged, file } = stageNext(path, executable);
      open.add(file);
      return {
        write: file.write,
        close() {
          files.push({ path, target, staged, executable, content: file.close() });
          open.delete(file);
        },
      };
    },
    commit(index, options = {}) {
      try {
        return commit(index, options);
      } finally {
        abort();
      }
    },
    abort,
  };
}
