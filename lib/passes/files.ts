import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Report } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import { type FileData, fileData } from '../model/file-data';

/** A file of the project. */
export interface ProjectFile {
  readonly content: FileData;
  /** Its owner may run it. */
  readonly executable: boolean;
}

export type ReadFile = (path: string, from: { readonly origin: Origin }) => ProjectFile;

const missing: ProjectFile = { content: '', executable: false };

/**
 * Reads files of the project, each once. A file that cannot be read is empty, and is reported once for each construct
 * that wants it.
 */
export function fileReader(projectFolder: string, report: Report): ReadFile {
  const files = new Map<string, ProjectFile | undefined>();
  const reported = new Map<Origin, Set<string>>();
  return (path, { origin }) => {
    if (!files.has(path)) files.set(path, read(resolve(projectFolder, path)));
    const file = files.get(path);
    if (file !== undefined) return file;
    const known = reported.get(origin) ?? new Set();
    reported.set(origin, known);
    if (!known.has(path)) {
      known.add(path);
      report({
        code: 'file/not-found',
        message: `The file "${path}" cannot be read.`,
        origin,
        property: ['volumes'],
        fix: 'Paths are relative to the folder of the project, the one with cdk8s.yaml or package.json.',
      });
    }
    return missing;
  };
}

function read(path: string): ProjectFile | undefined {
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
