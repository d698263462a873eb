import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { readPlainFile } from '../../files/plain-file';
import { reasonOf } from '../../files/system-error';
import { largest, textOf, tooLarge } from './read-bytes';

/** Something to read: a file, or what comes on standard input. */
export interface Input {
  /** As messages name it. */
  readonly name: string;
  /** Absolute; of standard input nothing. */
  readonly file?: string;
  /** Its text, or why there is none. */
  read(): { readonly text: string } | { readonly fault: string };
}

const manifest = /\.(?:ya?ml|json)$/i;

/**
 * What the words of a command line name: files, folders with all their YAML and JSON, patterns that no shell has
 * resolved, and `-`. A word that names nothing is an input that cannot be read.
 */
export function inputsOf(words: readonly string[], folder: string): Input[] {
  const seen = new Set<string>();
  return words.flatMap((word): Input[] => {
    if (word === '-') return [standardInput];
    const path = resolve(folder, word);
    const stats = statSync(path, { throwIfNoEntry: false });
    const files =
      stats === undefined && /[*?]/.test(word)
        ? matching(word, folder)
        : stats?.isDirectory()
          ? filesIn(path)
          : [path];
    if (files.length === 0) return [nothingIn(word)];
    return files.flatMap((file) => {
      if (seen.has(file)) return [];
      seen.add(file);
      return fileInput(file, folder);
    });
  });
}

const standardInput: Input = {
  name: 'standard input',
  read() {
    try {
      return textOf(readFileSync(0));
    } catch (error) {
      return { fault: `${reasonOf(error)}.` };
    }
  },
};

function nothingIn(word: string): Input {
  return { name: word, read: () => ({ fault: 'no YAML or JSON file is there.' }) };
}

function fileInput(file: string, folder: string): Input {
  const short = relative(folder, file);
  return {
    name: short.startsWith('..') ? file : short,
    file,
    read() {
      try {
        const { size } = statSync(file);
        return size > largest ? tooLarge(size) : textOf(readPlainFile(file).bytes);
      } catch (error) {
        return { fault: `${reasonOf(error)}.` };
      }
    },
  };
}

/** All manifests in a folder, but those of packages and of hidden folders. */
function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : filesIn(path);
    return entry.isFile() && manifest.test(entry.name) ? [path] : [];
  });
}

/** `*` stands for letters of one name, `**` for any folders. */
function matching(pattern: string, folder: string): string[] {
  const steps = pattern.split('/');
  const fixed = steps.findIndex((step) => /[*?]/.test(step));
  const base = resolve(folder, steps.slice(0, fixed).join('/') || (pattern.startsWith('/') ? '/' : '.'));
  if (statSync(base, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  const source = steps
    .slice(fixed)
    .join('/')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*\*|\*|\?/g, (mark) =>
      mark === '**/' ? '(?:[^/]+/)*' : mark === '**' ? '.*' : mark === '*' ? '[^/]*' : '[^/]',
    );
  const wanted = new RegExp(`^${source}$`);
  return filesIn(base).filter((file) => wanted.test(relative(base, file).replaceAll('\\', '/')));
}
