import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Base } from './base';
import { gitLine } from './git';

/** Why there is nothing to compare with, and what to do about it. */
export interface NoBase {
  readonly message: string;
  readonly fix?: string;
}

/** Where main branches are, the first that there is. */
const mainBranches = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

/**
 * What an app is compared with: a git ref, a folder, or, where nobody says it, the commit at which the branch left the
 * main one.
 *
 * @param folder The project's: a ref is one of its repository.
 * @param from What a path is relative to.
 */
export function findBase(asked: string | undefined, folder: string, from: string): Base | NoBase {
  const top = gitLine(folder, ['rev-parse', '--show-toplevel']);
  if (asked === undefined) return top === undefined ? noRepository : mergeBase(top);
  const commit = top && commitOf(top, asked);
  if (top && commit) return { type: 'git', folder: top, commit, name: named(asked, commit) };
  const path = resolve(from, asked);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    return { type: 'folder', folder: path, name: asked };
  return {
    message: `--base is "${asked}", which is neither a folder nor a commit that git knows here.`,
    fix: 'In a pipeline, fetch the history: fetch-depth: 0.',
  };
}

/** The same for manifests alone, which may also be one file. */
export function findManifests(asked: string, folder: string, from: string): Base | NoBase {
  const file = resolve(from, asked);
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) return { type: 'file', file, name: asked };
  const base = findBase(asked, folder, from);
  if (!('message' in base)) return base;
  return {
    message: `--against is "${asked}", which is no folder, no file, and no commit that git knows here.`,
    fix: base.fix,
  };
}

const noRepository: NoBase = {
  message: 'There is nothing to compare with: this is no git repository, and --base names no folder.',
  fix: '--base <folder of an earlier output>',
};

function mergeBase(top: string): Base | NoBase {
  const head = commitOf(top, 'HEAD');
  if (head === undefined)
    return {
      message: 'There is nothing to compare with: nothing has been committed yet.',
      fix: '--base <folder of an earlier output>',
    };
  const main = mainBranches.find((name) => commitOf(top, name) !== undefined);
  if (main === undefined) return { type: 'git', folder: top, commit: head, name: named('HEAD', head) };
  const base = gitLine(top, ['merge-base', 'HEAD', main]);
  if (base) return { type: 'git', folder: top, commit: base, name: named(main, base) };
  return {
    message: `git does not know where this branch has left ${main}.`,
    fix: `Fetch the history (fetch-depth: 0), or compare with that branch as it is: --base ${main}.`,
  };
}

function commitOf(top: string, ref: string): string | undefined {
  return (
    gitLine(top, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]) || undefined
  );
}

function named(name: string, commit: string): string {
  const short = commit.slice(0, 7);
  return commit.startsWith(name) ? short : `${name} (${short})`;
}
