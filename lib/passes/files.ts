import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Report } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';

export type ReadFile = (path: string, from: { readonly origin: Origin }) => string;

/**
 * Reads files of the project as UTF-8 text, each once. A file that cannot be read is '', and is reported once for
 * each construct that wants it.
 */
export function fileReader(projectFolder: string, report: Report): ReadFile {
  const texts = new Map<string, string | undefined>();
  const reported = new Map<Origin, Set<string>>();
  return (path, { origin }) => {
    if (!texts.has(path)) texts.set(path, read(resolve(projectFolder, path)));
    const text = texts.get(path);
    if (text !== undefined) return text;
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
    return '';
  };
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
