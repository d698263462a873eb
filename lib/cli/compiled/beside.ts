import { statSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { isOurs, packageOf } from './package-of';

/**
 * The file that a module of the packages whose code is kept means by a path, where that can be told at once: these lie in
 * real folders, and name one file by each path. Node would ask the disk about every folder on the way, and about packages.
 */
export function fileBeside(id: string, from: string): string | undefined {
  const file = /^\.{1,2}\//.test(id) ? join(dirname(from), id) : isAbsolute(id) ? id : undefined;
  if (file === undefined) return undefined;
  // What we have built is there, as it was built.
  if (isOurs(file)) return /\.js(?:on)?$/.test(file) ? file : undefined;
  // An absolute path of anybody else's may lead through links.
  if (packageOf(file === id ? file : from) === undefined || (file === id && !isOurs(from))) return undefined;
  const script = file.endsWith('.js') ? file : `${file}.js`;
  return statSync(script, { throwIfNoEntry: false })?.isFile() ? script : undefined;
}
