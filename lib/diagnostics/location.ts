import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from './package-root';

/** A place in the user's code, kept as the engine captured it: formatting a stack costs more than most runs need. */
export interface CallSite {
  readonly stack?: string;
}

/** What stands for a path where a text came on standard input. */
export const standardInput = 'standard input';

/** A position in a file; line and column count from 1. */
export interface Location {
  /** Absolute path, or `standardInput`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A place in a file of data, and how much of its line it is. */
export interface DataSite extends Location {
  /** In characters. Default: one. */
  readonly length?: number;
}

/** Where something was made: by a call in the user's code, or in a file of data, such as a manifest. */
export type Site = CallSite | DataSite;

export function isLocation(site: Site): site is DataSite {
  return 'file' in site;
}

/** A function or constructor of ours that the user has called. */
export type Caller = ((...args: never[]) => unknown) | (abstract new (...args: never[]) => unknown);

/** Remembers who called `from` (a function or constructor of ours, left out of the stack). */
export function captureSite(from: Caller): CallSite {
  const site: { stack?: string } = {};
  Error.captureStackTrace(site, from);
  return site;
}

/** Of a call the first place of the stack that is the user's: not Node's, not ours, not a package's. */
export function locate(site: Site | undefined): Location | undefined {
  if (site === undefined) return undefined;
  if (isLocation(site)) return site;
  for (const line of (site.stack ?? '').split('\n')) {
    const location = frame(line);
    if (location !== undefined && isUsers(location.file)) return location;
  }
  return undefined;
}

/** Every place of a stack that lies in a file, the innermost first. */
export function frames(stack: string): Location[] {
  return stack.split('\n').flatMap((line) => frame(line) ?? []);
}

/** `at new Web (file:///app.ts:14:5)`, `at /app.ts:14:5`, `at async C:\app.ts:14:5`. */
function frame(line: string): Location | undefined {
  if (!/^\s*at /.test(line)) return undefined;
  const match = /(?:\(|^\s*at (?:async )?)((?:file:\/\/|\/|[A-Za-z]:[\\/]).*?):(\d+):(\d+)\)?$/.exec(line);
  const [, place, row, column] = match ?? [];
  if (place === undefined) return undefined;
  const file = place.startsWith('file:') ? pathOf(place) : place;
  return file === undefined ? undefined : { file, line: Number(row), column: Number(column) };
}

function pathOf(url: string): string | undefined {
  try {
    // A query makes one file many modules; it is not part of the path.
    return fileURLToPath(url.replace(/[?#].*$/, ''));
  } catch {
    return undefined;
  }
}

function isUsers(file: string): boolean {
  if (/[\\/]node_modules[\\/]/.test(file)) return false;
  const root = packageRoot();
  return !['lib', 'build'].some((ours) => file.startsWith(root + sep + ours + sep));
}
