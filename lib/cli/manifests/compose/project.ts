import { dirname, join, resolve } from 'node:path';
import { readPlainText } from '../../../files/plain-file';
import type { Complain, MergeComplaint } from './complaint';
import { readEnvFile } from './env-file';
import { withExtends } from './extends';
import { interpolated, type Lookup, ownText } from './interpolate';
import { merged, NotMergeable } from './merge';
import { rebased } from './rebase';
import { isRemote, type ReadFile } from './scope';
import { type From, isNothing, mapOf, type Traced, textOf } from './traced';

export interface ProjectOptions {
  /** Of the first file: paths start there; absolute. */
  readonly folder: string;
  readonly lookup: Lookup;
  /** Somebody has said which variables there are: one that is missing is missing. */
  readonly isComplete: boolean;
  readonly read: ReadFile;
}

export interface ComposeProject {
  /** Nothing where no file could be read. */
  readonly project?: Traced;
  readonly complaints: readonly MergeComplaint[];
}

/** One file of a project: its documents, and its absolute path. */
export interface ComposeFile {
  readonly documents: readonly Traced[];
  readonly file: string;
}

/**
 * Makes one project of files as docker compose does: variables are put in, services get what they extend, what is included is
 * added, and each file lies over those before it.
 */
export function composeProject(files: readonly ComposeFile[], options: ProjectOptions): ComposeProject {
  const complaints: MergeComplaint[] = [];
  const project = loaded(files, options, (complaint) => complaints.push(complaint), []);
  return { project, complaints };
}

function loaded(
  files: readonly ComposeFile[],
  options: ProjectOptions,
  complain: Complain,
  included: readonly string[],
): Traced | undefined {
  const { folder, read } = options;
  let project: Traced | undefined;
  for (const { documents, file } of files)
    for (const document of documents) {
      const prepare = (each: Traced) => withVariables(each, options, complain);
      const whole = withExtends(prepare(document), { folder, file, read, complain, prepare });
      try {
        project = merged(project, withIncluded(whole, options, complain, [...included, file]));
      } catch (error) {
        if (!(error instanceof NotMergeable)) throw error;
        complain({ code: 'compose/invalid', message: error.message, from: error.at.from });
      }
    }
  return project;
}

function withVariables(node: Traced, options: ProjectOptions, complain: Complain): Traced {
  if ('entries' in node) {
    const entries = [...node.entries].map(([key, each]): [string, Traced] => [
      key,
      withVariables(each, options, complain),
    ]);
    return { ...node, entries: new Map(entries) };
  }
  if ('items' in node)
    return { ...node, items: node.items.map((each) => withVariables(each, options, complain)) };
  if (typeof node.value !== 'string') return node;
  const value = interpolated(node.value, options.lookup, ({ name, message }) => {
    if (name === '')
      return complain({
        code: 'compose/invalid',
        message: 'A `$` leads to no variable here: it is written `$$`.',
        from: node.from,
      });
    if (!options.isComplete) return;
    const why = message === '' ? '' : `: ${message}`;
    complain({
      code: 'compose/invalid',
      message: `The variable ${name} has to have a value${why}.`,
      from: node.from,
    });
  });
  const written = ownText(node.value);
  return written === value ? { ...node, value } : { ...node, value, written };
}

const sections = ['services', 'volumes', 'networks', 'secrets', 'configs', 'models'];

/** What a file includes is a project by itself; what is here as well lies over its parts. */
function withIncluded(
  file: Traced,
  options: ProjectOptions,
  complain: Complain,
  included: readonly string[],
): Traced {
  const include = mapOf(file).get('include');
  if (include === undefined || !('items' in include) || !('entries' in file)) return file;
  const entries = new Map([...file.entries].filter(([key]) => key !== 'include'));
  // What it cannot be stays, and is judged as any other field.
  const odd = include.items.filter((each) => !isMeant(each));
  if (odd.length > 0) entries.set('include', { ...include, items: odd });
  for (const each of include.items) {
    const other = includedProject(each, options, complain, included);
    for (const section of sections) {
      const parts = mapOf(other).get(section);
      if (parts === undefined || isNothing(parts)) continue;
      const own = new Map(mapOf(entries.get(section)));
      for (const [name, part] of mapOf(parts)) {
        const known = own.get(name);
        own.set(name, known === undefined ? part : merged(part, known, [section, name]));
      }
      entries.set(section, { entries: own, from: parts.from });
    }
  }
  return { ...file, entries };
}

/** A path, or a map with one or several or none. */
function isMeant(entry: Traced): boolean {
  if ('items' in entry) return false;
  if ('value' in entry) return isNothing(entry) || textOf(entry) !== undefined;
  const path = entry.entries.get('path');
  if (path === undefined || isNothing(path) || textOf(path) !== undefined) return true;
  return 'items' in path && path.items.every((each) => textOf(each) !== undefined);
}

function includedProject(
  entry: Traced,
  options: ProjectOptions,
  complain: Complain,
  included: readonly string[],
): Traced | undefined {
  const { folder, lookup, read } = options;
  const paths = 'entries' in entry ? textsOf(entry.entries.get('path')) : textsOf(entry);
  const [first] = paths;
  if (first === undefined) return undefined;
  if (paths.some(isRemote)) {
    complain({
      code: 'manifest/not-merged',
      message: `${first} lies elsewhere, and is not read.`,
      from: entry.from,
    });
    return undefined;
  }
  const asked = textOf(mapOf(entry).get('project_directory'));
  const main = resolve(folder, first);
  const directory = asked === undefined ? dirname(main) : resolve(folder, asked);
  if (included.includes(main)) {
    complain({ code: 'compose/invalid', message: `${first} includes itself.`, from: entry.from });
    return undefined;
  }
  const files = paths.flatMap((path) => fileAt(resolve(folder, path), path, entry.from, read, complain));
  const own = 'entries' in entry ? textsOf(entry.entries.get('env_file')) : [];
  const variables = own.length > 0 ? own.map((path) => resolve(folder, path)) : [join(directory, '.env')];
  const inner = lookupIn(variables, lookup);
  const project = loaded(files, { ...options, folder: directory, lookup: inner }, complain, included);
  return project && rebased(project, [], { from: directory, to: folder });
}

function fileAt(file: string, path: string, from: From, read: ReadFile, complain: Complain): ComposeFile[] {
  const documents = read(file);
  if (!('fault' in documents)) return [{ documents, file }];
  complain({ code: 'manifest/unreadable', message: `${path} cannot be read: ${documents.fault}`, from });
  return [];
}

function textsOf(node: Traced | undefined): readonly string[] {
  const text = textOf(node);
  if (text !== undefined) return [text];
  return node !== undefined && 'items' in node ? node.items.flatMap((each) => textOf(each) ?? []) : [];
}

/** Variables of files, for those that the ones around them do not have; a later file has the word over an earlier one. */
export function lookupIn(files: readonly string[], outer: Lookup): Lookup {
  const found = new Map<string, string>();
  for (const file of files) {
    const before: Lookup = (name) => outer(name) ?? found.get(name);
    for (const [name, value] of readEnvFile(textIn(file), before)) found.set(name, value);
  }
  return (name) => outer(name) ?? found.get(name);
}

/** Nothing of a file that is not there: docker compose looks for one by itself. */
function textIn(file: string): string {
  try {
    return readPlainText(file);
  } catch {
    return '';
  }
}
