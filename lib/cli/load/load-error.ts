import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { nearest } from '../../diagnostics/did-you-mean';
import { findUp } from '../../diagnostics/package-root';
import type { SynthesisError } from '../../diagnostics/synthesis-error';
import { stop } from '../problem';
import type { ParseFailure } from './transform';

export function syntaxError(file: string, { message, line, column }: ParseFailure): SynthesisError {
  return stop('app/syntax', `${basename(file)} does not parse: ${message.replace(/\.$/, '')}.`, {
    location: { file, line, column },
  });
}

/** An import that leads nowhere, at its line, with what was probably meant. */
export function importNotFound(id: string, from: string): SynthesisError {
  const local = id.startsWith('.');
  const suggestion = local ? nearestFile(id, from) : nearest(packageOf(id), packagesAround(from));
  const message = local ? noFile(id, from) : `The package "${packageOf(id)}" is not installed.`;
  return stop('app/import-not-found', message, {
    ...place(id, from),
    suggestion,
    fix: local ? undefined : suggestion ? undefined : `npm install ${packageOf(id)}`,
  });
}

function noFile(id: string, from: string): string {
  const stats = statSync(resolve(dirname(from), id), { throwIfNoEntry: false });
  if (stats === undefined) return `There is no file "${id}" beside ${basename(from)}.`;
  return stats.isDirectory()
    ? `"${id}" is a folder that has no index.ts to import.`
    : `"${id}" is no file that could be imported.`;
}

function place(id: string, file: string) {
  const lines = readFileSync(file, 'utf8').split('\n');
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
