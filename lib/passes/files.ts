import { resolve } from 'node:path';
import type { Report } from '../diagnostics/finding';
import { type PlainFile, readPlainFile } from '../files/plain-file';
import { reasonOf } from '../files/system-error';
import { type FileData, fileData } from '../model/file-data';
import { secretInFile } from './file-secret';
import { boundary, type From, type NamedPath, type PathProblem, realOf, tellOnce } from './project-path';

/** A file of the project. */
export interface ProjectFile {
  readonly content: FileData;
  /** Its owner may run it. */
  readonly executable: boolean;
}

export type ReadFile = (file: NamedPath, from: From) => ProjectFile;

/** A file as it was found, and what there is to say about it. */
interface Found {
  readonly file: ProjectFile;
  readonly problem?: PathProblem;
}

const missing: ProjectFile = { content: '', executable: false };

/**
 * Reads files of the project, each once. A file that cannot be read, or lies elsewhere, is empty. What is wrong with one
 * is reported once for each construct that wants it.
 */
export function fileReader(projectFolder: string, report: Report): ReadFile {
  const files = new Map<string, Found>();
  const tell = tellOnce(report);
  const outsideOf = boundary(projectFolder, { by: 'fromFile', what: 'The file' });

  function read(file: NamedPath): Found {
    const { path } = file;
    const named = resolve(projectFolder, path);
    const real = realOf(named);
    const outside = outsideOf(file, real);
    if (outside !== undefined) return { file: missing, problem: outside };
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

  return (file, from) => {
    const key = `${file.outside ?? false} ${file.path}`;
    const found = files.get(key) ?? read(file);
    files.set(key, found);
    if (found.problem !== undefined) tell(key, found.problem, from);
    return found.file;
  };
}

function unreadable(path: string, error: unknown): PathProblem {
  return {
    code: 'file/not-found',
    message: `The file "${path}" cannot be read: ${reasonOf(error)}.`,
    fix: 'Paths are relative to the folder of the project, the one with cdk8s.yaml or package.json.',
  };
}
