import { type Stats, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { findUp } from '../diagnostics/package-root';
import type { SynthesisError } from '../diagnostics/synthesis-error';
import { stop } from './problem';

/** How the app is run: a file that is loaded right here, or a command of its own. */
export type AppCommand =
  | { readonly type: 'file'; readonly file: string; readonly args: readonly string[] }
  | { readonly type: 'command'; readonly command: string };

const usual = ['app.ts', 'main.ts', 'app.js', 'main.js'];
const loadable = /\.[cm]?[jt]s$/;
const register = /^node\s+--import\s+lading\/register(?:\s+|$)/;

/**
 * Reads `app:`. A file, and the file in `node --import lading/register app.ts` (which cdk8s can run as it is), is
 * loaded in this process; any other command runs as a child.
 *
 * @throws SynthesisError `option/invalid` where nothing stands there that could be run.
 */
export function readAppCommand(app: string | undefined, folder: string): AppCommand {
  if (app === undefined) return usualFile(folder);
  const line = app.trim();
  const named = line.replace(register, '');
  if (named === '') {
    const what = line === '' ? '`app` is empty' : `\`${line}\` names no file`;
    throw stop('option/invalid', `${what}: it must be a file or a command.`, { fix: 'app: app.ts' });
  }
  // A path may hold spaces; where it leads to something, it needs no quotes.
  const whole = resolve(folder, named);
  const stats = statsOf(whole);
  if (stats?.isDirectory()) throw isFolder(named, whole);
  if (stats?.isFile() && loadable.test(named)) return toLoad(whole);
  const [first, ...args] = wordsOf(named);
  if (first === undefined || !loadable.test(first)) return { type: 'command', command: line };
  const file = resolve(folder, first);
  if (isFile(file)) return toLoad(file, args);
  if (statsOf(file)?.isDirectory()) throw isFolder(first, file);
  const what = statsOf(file) ? `is no file: ${file}` : `does not exist in ${folder}`;
  throw stop('option/invalid', `The app "${first}" ${what}.`);
}

function usualFile(folder: string): AppCommand {
  const file = usual.map((name) => resolve(folder, name)).find(isFile);
  if (file !== undefined) return toLoad(file);
  throw stop('option/invalid', 'There is no app to run: no cdk8s.yaml with `app:`, no app.ts, no main.ts.', {
    fix: 'lading init makes a project; --app names the file.',
  });
}

/** Node reads the package.json around a file as well, and would wait for a pipe that stands there. */
function toLoad(file: string, args: readonly string[] = []): AppCommand {
  const folder = findUp(dirname(file), 'package.json');
  const manifest = folder && join(folder, 'package.json');
  if (manifest && !isFile(manifest)) throw stop('system/failed', `Cannot read ${manifest}: it is no file.`);
  return { type: 'file', file, args };
}

function isFolder(named: string, folder: string): SynthesisError {
  const inside = usual.map((name) => join(folder, name)).find(isFile);
  return stop('option/invalid', `The app "${named}" is a folder; a file or a command is needed.`, {
    fix: inside && `Name the file in it: ${join(named, basename(inside))}`,
  });
}

/** Words, and words in quotes, that mean the same without a shell; none where only a shell could tell. */
function wordsOf(line: string): string[] {
  const word = /\s*(?:'([^']*)'|"([^"$`\\]*)"|([^\s'"$`\\|;&<>()#*?~]+))(?=\s|$)/y;
  const words: string[] = [];
  while (word.lastIndex < line.length) {
    const match = word.exec(line);
    if (match === null) return [];
    words.push(match.slice(1).find((text) => text !== undefined) ?? '');
  }
  return words;
}

function statsOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

function isFile(path: string): boolean {
  return statsOf(path)?.isFile() ?? false;
}
