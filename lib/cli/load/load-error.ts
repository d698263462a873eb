import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { nearest } from '../../diagnostics/did-you-mean';
import { findUp } from '../../diagnostics/package-root';
import type { SynthesisError } from '../../diagnostics/synthesis-error';
import { isObject } from '../../model/json';
import { dependencyKeys } from '../manifest-gaps';
import { packageManagerOf } from '../package-manager';
import { stop } from '../problem';
import { readText } from '../read-text';
import type { ParseFailure } from './transform';
import type { MappedImport } from './tsconfig-paths';

export function syntaxError(file: string, { message, line, column }: ParseFailure): SynthesisError {
  return stop('app/syntax', `${basename(file)} does not parse: ${message.replace(/\.$/, '')}.`, {
    location: { file, line, column },
  });
}

/** An import that leads nowhere, at its line, with what was probably meant. */
export function importNotFound(id: string, from: string, mapped?: MappedImport): SynthesisError {
  const isLocal = id.startsWith('.') || isAbsolute(id);
  if (isLocal) {
    const suggestion = nearestFile(id, from);
    return stop('app/import-not-found', noFile(id, from), { ...place(id, from), suggestion });
  }
  if (mapped?.isNamed) {
    const targets = mapped.candidates.join(', ') || 'nothing';
    const message = `${mapped.tsconfig} maps "${id}" to ${targets}, where there is no file.`;
    return stop('app/import-not-found', message, place(id, from));
  }
  const suggestion = nearest(packageOf(id), packagesAround(from));
  return stop('app/import-not-found', `There is no package "${packageOf(id)}" here.`, {
    ...place(id, from),
    suggestion,
    fix: suggestion === undefined ? adviceFor(packageOf(id), dirname(from)) : undefined,
  });
}

/**
 * A name that nobody has asked for may be an alias of the app's own, and the package of that name a stranger's: only
 * what package.json lists is safe to install.
 */
function adviceFor(name: string, folder: string): string {
  if (isListed(name, folder))
    return `package.json lists it: ${packageManagerOf(folder, process.env)} install`;
  return 'Map it in `paths` of tsconfig.json if files of yours are meant; a package has to be listed in package.json.';
}

function isListed(name: string, folder: string): boolean {
  const root = findUp(folder, 'package.json');
  if (root === undefined) return false;
  try {
    const manifest: unknown = JSON.parse(readText(join(root, 'package.json')));
    const lists = isObject(manifest) ? dependencyKeys.map((key) => manifest[key]) : [];
    return lists.some((list) => isObject(list) && Object.hasOwn(list, name));
  } catch {
    return false;
  }
}

function noFile(id: string, from: string): string {
  const stats = statSync(resolve(dirname(from), id), { throwIfNoEntry: false });
  if (stats === undefined) return `There is no file "${id}" beside ${basename(from)}.`;
  return stats.isDirectory()
    ? `"${id}" is a folder that has no index.ts to import.`
    : `"${id}" is no file that could be imported.`;
}

function place(id: string, file: string) {
  const lines = readText(file).split('\n');
  for (const [index, line] of lines.entries()) {
    for (const quote of [`'${id}'`, `"${id}"`]) {
      const column = line.indexOf(quote) + 1;
      if (column > 0) return { location: { file, line: index + 1, column }, length: quote.length };
    }
  }
  return { location: { file, line: 1, column: 1 } };
}

function nearestFile(id: string, from: string): string | undefined {
  const target = resolve(dirname(from), id);
  const folder = dirname(target);
  if (!existsSync(folder)) return undefined;
  const names = readdirSync(folder).map((name) => name.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, ''));
  const name = nearest(basename(target).replace(/\.[cm]?[jt]s$/, ''), names);
  return name === undefined ? undefined : id.slice(0, id.lastIndexOf('/') + 1) + name;
}

function packageOf(id: string): string {
  return id
    .split('/')
    .slice(0, id.startsWith('@') ? 2 : 1)
    .join('/');
}

function packagesAround(from: string): string[] {
  const folder = findUp(dirname(from), 'node_modules');
  if (folder === undefined) return [];
  const root = join(folder, 'node_modules');
  return readdirSync(root).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(root, name)).map((scoped) => `${name}/${scoped}`) : [name],
  );
}
