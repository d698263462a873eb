import { readdirSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Report } from '../diagnostics/finding';
import {
  boundary,
  type From,
  leaves,
  type NamedPath,
  type PathProblem,
  realOf,
  tellOnce,
} from './project-path';

/** A file or a folder that is used where it lies. */
export interface Located {
  /** From the project's folder on, with `/`; absolute where it was named so and lies elsewhere. */
  readonly path: string;
  readonly isFile: boolean;
  /** The files of a folder, each from it on, sorted. Read when somebody asks. */
  files(): readonly string[];
}

export type Locate = (file: NamedPath, from: From) => Located;

/** A ConfigMap with more of them could hardly be read. */
const mostFiles = 1000;

/**
 * Finds what is mounted from the project's folder. What is missing, or lies elsewhere, is reported once for each
 * construct that wants it.
 */
export function folderFinder(projectFolder: string, report: Report): Locate {
  const tell = tellOnce(report);
  const outsideOf = boundary(projectFolder, { by: 'bindMount', what: 'The path' });
  return (named, from) => {
    const absolute = resolve(projectFolder, named.path);
    const within = relative(projectFolder, absolute);
    const path = isAbsolute(named.path) && leaves(within) ? absolute : within;
    const isFile = kindOf(absolute) === 'file';
    const problem =
      outsideOf(named, realOf(absolute)) ??
      (kindOf(absolute) === undefined ? notThere(named.path) : undefined);
    if (problem !== undefined) tell(named.path, problem, from);
    return {
      path: path === '' ? '.' : path.split(sep).join('/'),
      isFile,
      files() {
        if (problem !== undefined || isFile) return [];
        const files = filesIn(absolute);
        if (files.length > mostFiles) tell(`files of ${named.path}`, tooMany(named.path), from);
        return files.slice(0, mostFiles);
      },
    };
  };
}

function kindOf(path: string): 'file' | 'folder' | undefined {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}

/** A folder that a build makes may come later. */
function notThere(path: string): PathProblem {
  return {
    code: 'file/not-found',
    severity: 'warning',
    message: `There is no "${path}" to mount.`,
    consequence: 'Unless it is made until then, the container does not start.',
    fix: 'Paths are relative to the folder of the project, the one with cdk8s.yaml or package.json.',
  };
}

function tooMany(path: string): PathProblem {
  return {
    code: 'volume/bind-mount',
    message: `"${path}" holds more than ${mostFiles} files, too many for a ConfigMap.`,
    fix: 'Put them into the image; or mount the folder of those alone that have to be there.',
  };
}

/** Links to folders are not followed: they may lead in a circle. */
function filesIn(folder: string, before = '', found: string[] = []): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (found.length > mostFiles) break;
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) filesIn(path, `${before}${entry.name}/`, found);
    else if (entry.isFile() || (entry.isSymbolicLink() && kindOf(path) === 'file'))
      found.push(before + entry.name);
  }
  return found;
}
