import { relative, sep } from 'node:path';

/** How a file is named in what is committed: from a folder of the project on, with `/` on every system. */
export function fileName(file: string, folder: string): string {
  return relative(folder, file).split(sep).join('/');
}
