import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Finding, Report } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import type { PropertyPath } from '../diagnostics/property-path';
import { type PlainFile, readPlainFile } from '../files/plain-file';
import { reasonOf } from '../files/system-error';
import { type FileData, fileData } from '../model/file-data';
import type { FileContent } from '../model/volume';
import { secretInFile } from './file-secret';

/** A file of the project. */
export interface ProjectFile {
  readonly content: FileData;
  /** Its owner may run it. */
  readonly executable: boolean;
}

/** A file that the app names, and what of it is known to be meant. */
type Named = Omit<Extract<FileContent, { readonly type: 'file' }>, 'type'>;

/** Who names it, and where. */
interface From {
  readonly origin: Origin;
  readonly property: PropertyPath;
}

export type ReadFile = (file: Named, from: From) => ProjectFile;

type Problem = Pick<Finding, 'code' | 'message' | 'consequence' | 'fix'>;

/** A file as it was found, and what there is to say about it. */
interface Found {
  readonly file: ProjectFile;
  readonly problem?: Problem;
}

const missing: ProjectFile = { content: '', executable: false };

/**
 * Reads files of the project, each once. A file that cannot be read, or lies elsewhere, is empty. What is wrong with one
 * is reported once for each construct that wants it.
 */
export function fileReader(projectFolder: string, report: Report): ReadFile {
  const files = new Map<string, Found>();
  const reported = new Map<Origin, Set<string>>();
  let project: string | undefined;

  function read(path: string, outside: boolean): Found {
    const named = resolve(projectFolder, path);
    const real = realOf(named);
    if (!outside) {
      project ??= realOf(projectFolder) ?? projectFolder;
      const place = [relative(projectFolder, named), relative(project, real ?? project)].find(leaves);
      if (place !== undefined) return { file: missing, problem: lyingOutside(path, place) };
    }
    let found: PlainFile;
    try {
      found = readPlainFile(named);
    } catch (error) {
      return { file: missing, problem: unreadable(path, error) };
    }
    const content = fileData(found.bytes);
    const executable = (found.stats.mode & 0o100) !== 0;
    return { file: { content, executable }, problem: secretInFile(path, [named, real ?? named], content) };
  }

  return ({ path, outside = false }, { origin, property }) => {
    const key = `${outside} ${path}`;
    const found = files.get(key) ?? read(path, outside);
    files.set(key, found);
    if (found.problem === undefined) return found.file;
    const known = reported.get(origin) ?? new Set();
    reported.set(origin, known);
    if (!known.has(key)) report({ ...found.problem, origin, property });
    known.add(key);
    return found.file;
  };
}

function unreadable(path: string, error: unknown): Problem {
  return {
    code: 'file/not-found',
    message: `The file "${path}" cannot be read: ${reasonOf(error)}.`,
    fix: 'Paths are relative to the folder of the project, the one with cdk8s.yaml or package.json.',
  };
}

function lyingOutside(path: string, place: string): Problem {
  return {
    code: 'file/outside',
    message: `The file "${path}" lies outside of the project's folder, at ${place.split(sep).join('/')}.`,
    fix: 'Copy it into the project, or say that it is meant: `fromFile(…, { outside: true })`.',
  };
}

/** Whether a path relative to a folder leads out of it; on another drive it is absolute. */
function leaves(path: string): boolean {
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
}

/** Where a path leads once links are followed; nothing where it leads nowhere. */
function realOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
