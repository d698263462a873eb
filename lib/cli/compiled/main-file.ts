import { realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { readPlainText } from '../../files/plain-file';
import { isObject } from '../../model/json';

/** What every first run imports by name. */
const names: ReadonlySet<string> = new Set(['lading', 'constructs']);

/**
 * The file that one of these packages is loaded from, where its package.json says it in the plain way. Node would load a
 * part of its own for that, which it needs for nothing else in most runs.
 */
export function mainFile(id: string, from: string): string | undefined {
  if (!names.has(id)) return undefined;
  const start = dirname(from);
  // Node remembers what a module has loaded, not what it has only asked for: and each part of what we have built asks.
  const known = found.get(id);
  if (known?.from === start) return known.file;
  const file = searched(id, start);
  if (file !== undefined) found.set(id, { from: start, file });
  return file;
}

/** By name, where it was found last, and by whom. */
const found = new Map<string, { readonly from: string; readonly file: string }>();

function searched(id: string, start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', id);
    if (!folder.endsWith(`${sep}node_modules`) && isThere(place)) return mainOf(place);
    if (dirname(folder) === folder) return undefined;
  }
}

function mainOf(place: string): string | undefined {
  try {
    const { exports: all, main }: Record<string, unknown> = JSON.parse(
      readPlainText(join(place, 'package.json')),
    );
    const file = all === undefined ? main : plainExport(all);
    const found = typeof file === 'string' ? join(realpathSync(place), file) : undefined;
    return found?.endsWith('.js') && statSync(found).isFile() ? found : undefined;
  } catch {
    // What is wrong with it, Node says in its own way.
    return undefined;
  }
}

/** The one file for whatever asks; types are none of a program's business. */
function plainExport(all: unknown): unknown {
  const own = isObject(all) ? all['.'] : undefined;
  return isObject(own) && Object.keys(own).every((key) => key === 'types' || key === 'default')
    ? own.default
    : undefined;
}

function isThere(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
}
