import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { stop } from './problem';

/** How the app is run: a file that is loaded right here, or a command of its own. */
export type AppCommand =
  | { readonly type: 'file'; readonly file: string; readonly args: readonly string[] }
  | { readonly type: 'command'; readonly command: string };

const usual = ['app.ts', 'main.ts', 'app.js', 'main.js'];
const loadable = /\.[cm]?[jt]s$/;

/**
 * Reads `app:`. A file, and the file in `node --import lading/register app.ts` (which cdk8s can run as it is), is
 * loaded in this process; any other command runs as a child.
 */
export function readAppCommand(app: string | undefined, folder: string): AppCommand {
  if (app === undefined) {
    const file = usual.map((name) => resolve(folder, name)).find(isFile);
    if (file !== undefined) return { type: 'file', file, args: [] };
    throw stop(
      'option/invalid',
      'There is no app to run: no cdk8s.yaml with `app:`, no app.ts, no main.ts.',
      {
        fix: 'lading init makes a project; --app names the file.',
      },
    );
  }
  const words = app.trim().split(/\s+/);
  const [first = '', ...rest] = first3(words) === 'node --import lading/register' ? words.slice(3) : words;
  const file = resolve(folder, first);
  if (loadable.test(first) && !/["'\\$`|;&<>]/.test(app)) {
    if (isFile(file)) return { type: 'file', file, args: rest };
    throw stop('option/invalid', `The app "${first}" does not exist in ${folder}.`);
  }
  return { type: 'command', command: app };
}

function first3(words: readonly string[]): string {
  return words.slice(0, 3).join(' ');
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
