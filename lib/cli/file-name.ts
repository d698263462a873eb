import { relative, sep } from 'node:path';
import { standardInput } from '../diagnostics/location';

/** How a file is named in what is committed: from a folder of the project on, with `/` on every system. */
export function fileName(file: string, folder: string): string {
  return relative(folder, file).split(sep).join('/');
}

/** The same of a manifest: what came on standard input has no name that anything could be found by. */
export function manifestName(file: string | undefined, folder: string): string | undefined {
  return file === undefined || file === standardInput ? undefined : fileName(file, folder);
}
