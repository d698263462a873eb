import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Finding, Report } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import type { PropertyPath } from '../diagnostics/property-path';

/** A file or a folder that the app names, and what of it is known to be meant. */
export interface NamedPath {
  readonly path: string;
  /** It may lie outside of the project's folder. */
  readonly outside?: boolean;
}

/** Who names it, and where. */
export interface From {
  readonly origin: Origin;
  readonly property: PropertyPath;
}

/** What is wrong with it, whoever names it. */
export type PathProblem = Pick<Finding, 'code' | 'severity' | 'message' | 'consequence' | 'fix'>;

/** How people name one: the helper's name, and what they are told of. */
export interface Naming {
  readonly by: string;
  readonly what: string;
}

/** Finds what leaves the project's folder: by its name, or by links that it leads over. */
export function boundary(
  projectFolder: string,
  naming: Naming,
): (file: NamedPath, real: string | undefined) => PathProblem | undefined {
  let project: string | undefined;
  return ({ path, outside = false }, real) => {
    if (outside) return undefined;
    project ??= realOf(projectFolder) ?? projectFolder;
    const named = resolve(projectFolder, path);
    const place = [relative(projectFolder, named), relative(project, real ?? project)].find(leaves);
    return place === undefined ? undefined : lyingOutside(path, place, naming);
  };
}

function lyingOutside(path: string, place: string, { by, what }: Naming): PathProblem {
  return {
    code: 'file/outside',
    message: `${what} "${path}" lies outside of the project's folder, at ${place.split(sep).join('/')}.`,
    fix: `Copy it into the project, or say that it is meant: \`${by}(…, { outside: true })\`.`,
  };
}

/** Whether a path relative to a folder leads out of it; on another drive it is absolute. */
export function leaves(path: string): boolean {
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
}

/** Where a path leads once links are followed; nothing where it leads nowhere. */
export function realOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** Reports each problem once for each construct that has it. */
export function tellOnce(report: Report): (key: string, problem: PathProblem, from: From) => void {
  const reported = new Map<Origin, Set<string>>();
  return (key, problem, { origin, property }) => {
    const known = reported.get(origin) ?? new Set();
    reported.set(origin, known);
    if (!known.has(key)) report({ ...problem, origin, property });
    known.add(key);
  };
}
