import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Finding, Report } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import type { PropertyPath } from '../diagnostics/property-path';
import { type FileData, fileData } from '../model/file-data';
import type { FileContent } from '../model/volume';

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

type Problem = Pick<Finding, 'code' | 'message' | 'fix'>;

const missing: ProjectFile = { content: '', executable: false };

/**
 * Reads files of the project, each once. A file that cannot be read, or lies elsewhere, is empty, and is reported once
 * for each construct that wants it.
 */
export function fileReader(projectFolder: string, report: Report): ReadFile {
  const files = new Map<string, ProjectFile | Problem>();
  const reported = new Map<Origin, Set<string>>();
  let project: string | undefined;

  function read(path: string, outside: boolean): ProjectFile | Problem {
    const file = resolve(projectFolder, path);
    if (!outside) {
      project ??= realOf(projectFolder) ?? projectFolder;
      const real = realOf(file) ?? project;
      const place = [relative(projectFolder, file), relative(project, real)].find(leaves);
      if (place !== undefined) return lyingOutside(path, place);
    }
    return readPlain(file) ?? unreadable(path);
  }

  return ({ path, outside = false }, { origin, property }) => {
    const key = `${outside} ${path}`;
    const file = files.get(key) ?? read(path, outside);
    files.set(key, file);
    if ('content' in file) return file;
    const known = reported.get(origin) ?? new Set();
    reported.set(origin, known);
    if (!known.has(key)) report({ ...file, origin, property });
    known.add(key);
    return missing;
  };
}

function unreadable(path: string): Problem {
  return {
    code: 'file/not-found',
    message: `The file "${path}" cannot be read.`,
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

function readPlain(path: string): ProjectFile | undefined {
  try {
    // A pipe would be waited for, and a device may never end.
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = fstatSync(file);
      if (!stats.isFile()) return undefined;
      return { content: fileData(readFileSync(file)), executable: (stats.mode & 0o100) !== 0 };
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}
