import { type Dirent, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { INDEX } from '../../emit/output/output-path';
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
    const files = filesOf(word, folder);
    if (files.length === 0) return [nothingIn(word === '' ? '""' : word)];
    return files.flatMap((file) => {
      if (seen.has(file)) return [];
      seen.add(file);
      return file === '-' ? standardInput : fileInput(file, folder);
    });
  });
}

/** What a word names; a path that leads nowhere is a file that cannot be read. */
function filesOf(word: string, folder: string): string[] {
  if (word === '' || word === '-') return word === '' ? [] : [word];
  const path = resolve(folder, word);
  const standing = standingAt(path);
  if (standing === undefined && /[*?]/.test(word)) return matching(word, folder);
  return standing?.isDirectory() ? filesIn(path) : [path];
}

/** Also where a link leads; nothing where the system does not tell. */
function standingAt(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
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

export function fileInput(file: string, folder: string): Input {
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

/**
 * All manifests in a folder, but those of packages and of hidden folders. Links to files are followed, as where a
 * ConfigMap is mounted, and those to folders are not, as by kubectl; a folder that nobody may look into is told as a file
 * that cannot be read.
 */
function filesIn(folder: string): string[] {
  const entries = entriesOf(folder);
  if (entries === undefined) return [folder];
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : filesIn(path);
    // The index of an output of ours is no manifest.
    if (!manifest.test(entry.name) || entry.name === INDEX) return [];
    // What a link leads nowhere for is told when it is read; sockets and the like are no files.
    const isFile = entry.isSymbolicLink() ? standingAt(path)?.isDirectory() !== true : entry.isFile();
    return isFile ? [path] : [];
  });
}

function entriesOf(folder: string): Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return undefined;
  }
}

/** `*` stands for letters of one name, `**` for any folders. */
function matching(pattern: string, folder: string): string[] {
  const steps = pattern.split('/');
  const fixed = steps.findIndex((step) => /[*?]/.test(step));
  const base = resolve(folder, steps.slice(0, fixed).join('/') || (pattern.startsWith('/') ? '/' : '.'));
  if (standingAt(base)?.isDirectory() !== true) return [];
  const source = steps
    .slice(fixed)
    .join('/')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*\*|\*|\?/g, (mark) =>
      mark === '**/' ? '(?:[^/]+/)*' : mark === '**' ? '.*' : mark === '*' ? '[^/]*' : '[^/]',
    );
  const wanted = new RegExp(`^${source}$`);
  // What is no manifest by its name is a folder that nobody may look into.
  return filesIn(base).filter(
    (file) => !manifest.test(file) || wanted.test(relative(base, file).replaceAll('\\', '/')),
  );
}
