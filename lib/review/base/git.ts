import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { type FileData, fileData } from '../../model/file-data';
import type { Base, BaseFiles } from './base';

type GitBase = Extract<Base, { type: 'git' }>;

/** More than any output holds. */
const most = 1 << 30;

/** What git prints; nothing where it refuses, or is not there. */
export function git(folder: string, args: readonly string[], input?: string): Buffer | undefined {
  try {
    return execFileSync('git', ['-C', folder, ...args], {
      input,
      maxBuffer: most,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}

/** The first line of what git prints. */
export function gitLine(folder: string, args: readonly string[]): string | undefined {
  return git(folder, args)?.toString('utf8').split('\n', 1)[0];
}

/** The files of a folder as they were committed; nothing is checked out. */
export function committedFiles({ folder, commit }: GitBase, out: string): BaseFiles {
  const inside = relative(realpathSync(folder), real(out)).split(sep).join('/');
  if (inside.startsWith('..')) return new Map();
  const path = inside === '' ? [] : ['--', inside];
  const listing =
    git(folder, ['ls-tree', '-r', '-z', '--full-tree', commit, ...path])?.toString('utf8') ?? '';
  const ids = new Map<string, string>();
  for (const entry of listing.split('\0')) {
    const [, type, id = '', name = ''] = /^\d+ (\w+) ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
    if (type === 'blob') ids.set(inside === '' ? name : name.slice(inside.length + 1), id);
  }
  let contents: ReadonlyMap<string, FileData> | undefined;
  return new Map(
    [...ids].map(([name, id]) => [
      name,
      () => {
        contents ??= blobs(folder, [...new Set(ids.values())]);
        return contents.get(id) ?? '';
      },
    ]),
  );
}

/** All of them with one process. */
function blobs(folder: string, ids: readonly string[]): ReadonlyMap<string, FileData> {
  const all = git(folder, ['cat-file', '--batch'], `${ids.join('\n')}\n`) ?? Buffer.alloc(0);
  const found = new Map<string, FileData>();
  for (let at = 0; at < all.length; ) {
    const end = all.indexOf('\n', at);
    const [id = '', , size = '0'] = all.toString('utf8', at, end).split(' ');
    const start = end + 1;
    found.set(id, fileData(all.subarray(start, start + Number(size))));
    at = start + Number(size) + 1;
  }
  return found;
}

/** Links are resolved as far as there is something: an output may not be there yet. */
function real(path: string): string {
  for (let at = path, rest = ''; ; ) {
    try {
      return realpathSync(at) + rest;
    } catch {
      const cut = at.lastIndexOf(sep);
      if (cut <= 0) return path;
      rest = at.slice(cut) + rest;
      at = at.slice(0, cut);
    }
  }
}
