import { isObject } from '../../model/json';
import { listIn, objectIn } from '../../model/read-json';
import { type Target, targets } from '../../model/target';
import type { Subject } from '../subject';
import { documentSubject, fileSubject, projectSubjects, scopeOf } from '../subjects';
import type { Base, BaseFiles } from './base';
import { folderFiles } from './folder';
import { committedFiles } from './git';

/** The index of an output. */
const index = /(?:^|\/)lading\.json$/;
/** The one manifest of a target of Docker's. */
const projects = /(?:^|\/)(?:compose\/compose|swarm\/stack)\.yaml$/;

/** What an earlier output holds. */
export interface Earlier {
  readonly subjects: readonly Subject[];
  /** The texts of those that are as they were; by `textKey`. */
  readonly same: ReadonlySet<string>;
  /** Files that nobody could read as YAML. */
  readonly unreadable: readonly string[];
}

/** Reads one document of YAML as Kubernetes or docker compose does; throws on what is none. */
export type ReadYaml = (text: string, dialect: 'kubernetes' | 'compose') => unknown;

/** A document of one of several environments or apps. */
export function textKey(scope: string, text: string): string {
  return `${scope}\0${text.trim()}`;
}

/**
 * Reads what was written earlier; nothing where there is no output at all.
 *
 * @param wanted What is written now: the others are not compared.
 * @param texts Documents of what is written now: those that are the same are not even read. By `textKey`.
 */
export function readBase(
  base: Base,
  out: string,
  {
    wanted,
    texts,
    readYaml,
  }: {
    readonly wanted: ReadonlySet<Target>;
    readonly texts: ReadonlySet<string>;
    readonly readYaml: ReadYaml;
  },
): Earlier | undefined {
  if (base.type === 'file') return undefined;
  const files = base.type === 'git' ? committedFiles(base, out) : folderFiles(base.folder);
  const paths = ownPaths(files);
  if (paths.length === 0 && ![...files.keys()].some((path) => index.test(path))) return undefined;
  const subjects: Subject[] = [];
  const unreadable: string[] = [];
  const same = new Set<string>();
  for (const [file, target] of paths) {
    // An example is made anew of what the rest says.
    if (!wanted.has(target) || file.endsWith('.env.example')) continue;
    const content = files.get(file)?.() ?? '';
    if (target !== 'kubernetes' && !projects.test(file)) {
      subjects.push(fileSubject(target, file, content));
      continue;
    }
    for (const text of String(content).split(/^---$/m)) {
      const key = textKey(scopeOf(file, target), text);
      if (texts.has(key)) same.add(key);
      else subjects.push(...subjectsIn(text, target, file));
    }
  }
  return { subjects, same, unreadable };

  function subjectsIn(text: string, target: Target, file: string): readonly Subject[] {
    try {
      const content = readYaml(text, target === 'kubernetes' ? 'kubernetes' : 'compose');
      if (!isObject(content)) return [];
      return target === 'kubernetes'
        ? documentSubject(file, content)
        : projectSubjects(target, file, content);
    } catch {
      unreadable.push(file);
      return [];
    }
  }
}

/** Those that Lading wrote, where an index says it; else all that lie in the folders of the targets. */
function ownPaths(files: BaseFiles): [file: string, target: Target][] {
  const indices = [...files.keys()].filter((path) => index.test(path));
  const listed = indices.flatMap((path) => {
    const folder = path.slice(0, -'lading.json'.length);
    const content = files.get(path)?.();
    return listIn(objectIn(jsonIn(String(content))).files).map((entry) => folder + objectIn(entry).path);
  });
  const all = listed.length > 0 ? listed.filter((path) => files.has(path)) : [...files.keys()];
  return all.flatMap((file): [string, Target][] => {
    const target = targets.find((name) => file.startsWith(`${name}/`) || file.includes(`/${name}/`));
    return target === undefined || index.test(file) ? [] : [[file, target]];
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
