import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { readPlainFile } from '../../files/plain-file';
import { fileData } from '../../model/file-data';
import type { BaseFiles } from './base';

/** The files of a folder, hidden folders left out. */
export function folderFiles(root: string): BaseFiles {
  const found = new Map<string, () => ReturnType<typeof fileData>>();
  const open = [root];
  for (const folder of open) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
        open.push(path);
      if (entry.isFile())
        found.set(relative(root, path).split(sep).join('/'), () => fileData(readPlainFile(path).bytes));
    }
  }
  return found;
}
