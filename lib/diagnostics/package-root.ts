import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

let found: string | undefined;

/**
 * The folder of Lading's own package.json: schemas and pages are read from there. The same code runs from lib/
 * (tests) and as one bundled file in build/, so the way up is looked for, not counted.
 */
export function packageRoot(): string {
  found ??= findUp(__dirname, 'package.json') ?? __dirname;
  return found;
}

/** The nearest folder, `from` itself included, that holds a file of that name. */
export function findUp(from: string, name: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, name))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}
