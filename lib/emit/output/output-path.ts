import { outputError } from './output-error';

/** The index of the output: what Lading wrote, and so may replace and delete. */
export const INDEX = 'lading.json';

/** Holds the lock, the journal and the staged files while a synth runs; gone afterwards. */
export const WORKSHOP = '.lading';

/** Whether a path, with `/` between its parts, stays inside of the output and clear of Lading's own files. */
export function isSafePath(path: string): boolean {
  if (path.includes('\\') || path.includes('\0')) return false;
  const parts = path.split('/');
  const first = parts[0]?.toLowerCase();
  if (first === WORKSHOP || path.toLowerCase() === INDEX) return false;
  return parts.every((part) => part !== '' && part !== '.' && part !== '..');
}

/** Takes each path once: twice, or as a file and as a folder, is an error, whatever the letter case. */
export function pathRegister(): (path: string) => void {
  const files = new Map<string, string>();
  const folders = new Map<string, string>();
  return (path) => {
    if (!isSafePath(path)) {
      throw outputError('output/unsafe-path', path, `${path} is no path inside of the output.`);
    }
    const name = path.toLowerCase();
    const parents = foldersOf(name);
    const other = [files.get(name), folders.get(name), ...parents.map((folder) => files.get(folder))].find(
      (taken) => taken !== undefined,
    );
    if (other !== undefined) {
      throw outputError('output/duplicate-path', path, `${path} and ${other} cannot both be written.`);
    }
    files.set(name, path);
    for (const folder of parents) folders.set(folder, path);
  };
}

/** The folders a path lies in, the innermost first: `a/b/c` gives `a/b` and `a`. */
export function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1))
    folders.push(path.slice(0, at));
  return folders;
}
