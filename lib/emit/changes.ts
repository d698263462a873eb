import { join } from 'node:path';
import { blankDifference } from '../diagnostics/blank';
import { readPlainFile } from '../files/plain-file';
import { type FileData, fileData } from '../model/file-data';
import { diffLines, type Hunk } from './line-diff';

/** What a commit would do to one file of an output, and where. */
export interface FileChange {
  /** Relative to the output. */
  readonly path: string;
  /** `unfinished`: a run was broken off there, and the next one has to finish it. */
  readonly kind: 'missing' | 'different' | 'unneeded' | 'unfinished';
  /** The first differences of a file that is different; none where it is no text. */
  readonly hunks: readonly Hunk[];
  /** How many lines of differences these are short of. */
  readonly more: number;
}

/** Lines of differences that are told of one file: enough to see what it is about. */
const shownLines = 40;

/** Above this number of bytes nobody reads the differences. */
const largest = 4_000_000;

/** How a file that stands in the output differs from what it ought to be, without the secrets that either holds. */
export function differenceOf(root: string, path: string, data: FileData): FileChange {
  const standing = readPlainFile(join(root, path)).bytes;
  const before = standing.length + data.length <= largest ? fileData(standing) : undefined;
  const all = typeof before === 'string' && typeof data === 'string' ? diffLines(before, data) : [];
  const hunks: Hunk[] = [];
  let room = shownLines;
  for (const { line, lines } of all) {
    if (room <= 0) break;
    hunks.push({ line, lines: blankDifference(lines.slice(0, room)) });
    room -= lines.length;
  }
  const count = (each: readonly Hunk[]) => each.reduce((sum, { lines }) => sum + lines.length, 0);
  return { path, kind: 'different', hunks, more: count(all) - count(hunks) };
}

export function changeOf(kind: Exclude<FileChange['kind'], 'different'>, path: string): FileChange {
  return { path, kind, hunks: [], more: 0 };
}
