import { readPlainFile } from '../../files/plain-file';
import { fileData } from '../../model/file-data';
import { isObject, type JsonObject } from '../../model/json';
import { listIn, objectIn, textIn } from '../../model/read-json';
import type { Subject } from '../subject';
import { documentSubject, scopeOf } from '../subjects';
import type { Base, BaseFiles } from './base';
import { folderFiles } from './folder';
import { committedFiles } from './git';
import type { ReadYaml } from './read-base';

/** What was applied: an output, or manifests of any origin. */
export interface Applied {
  /** The objects of Kubernetes. */
  readonly objects: readonly Subject[];
  readonly projects: readonly AppliedProject[];
  /** What an index says that a target does not keep. */
  readonly gaps: readonly AppliedGap[];
  /** Files that nobody could read. */
  readonly unreadable: readonly string[];
}

/** A file of one of Docker's targets. */
export interface AppliedProject {
  readonly target: 'compose' | 'swarm';
  readonly file: string;
  readonly content: JsonObject;
}

export interface AppliedGap {
  /** Of several environments or apps, whose it is. */
  readonly project: string;
  readonly gap: JsonObject;
}

const index = /^(|.*\/)lading\.json$/;
const manifest = /\.(?:ya?ml|json)$/i;
const composeFile = /(?:^|\/)compose\/compose\.yaml$/;
const stackFile = /(?:^|\/)swarm\/stack\.yaml$/;

/** @param out The folder of the output, which a commit is asked for; absolute. */
export function readApplied(base: Base, out: string, readYaml: ReadYaml): Applied {
  const objects: Subject[] = [];
  const projects: AppliedProject[] = [];
  const gaps: AppliedGap[] = [];
  const unreadable: string[] = [];
  for (const [file, read] of filesOf(base, out)) {
    if (!manifest.test(file)) continue;
    const [, project] = index.exec(file) ?? [];
    try {
      const text = String(read());
      if (project !== undefined)
        for (const gap of listIn(objectIn(JSON.parse(text)).parity))
          gaps.push({ project, gap: objectIn(gap) });
      else if (composeFile.test(file)) add('compose', file, text);
      else if (stackFile.test(file)) add('swarm', file, text);
      else
        for (const document of text.split(/^---/m)) {
          const content = readYaml(document, 'kubernetes');
          if (isObject(content) && isKubernetes(content)) objects.push(...documentSubject(file, content));
        }
    } catch {
      unreadable.push(file);
    }
  }
  return { objects, projects, gaps, unreadable };

  function add(target: AppliedProject['target'], file: string, text: string): void {
    projects.push({ target, file, content: objectIn(readYaml(text, 'compose')) });
  }
}

/** What comes before the folder of the target: of several environments or apps, whose it is. */
export function projectOf({ target, file }: AppliedProject): string {
  return scopeOf(file, target);
}

function filesOf(base: Base, out: string): BaseFiles {
  if (base.type === 'git') return committedFiles(base, out);
  if (base.type === 'folder') return folderFiles(base.folder);
  // By the last folder alone, which may be that of a target: all others would be those of an app or an environment.
  const [name = '', folder = ''] = base.file.split(/[\\/]/).reverse();
  return new Map([[`${folder}/${name}`, () => fileData(readPlainFile(base.file).bytes)]]);
}

function isKubernetes({ apiVersion, kind }: JsonObject): boolean {
  return textIn(apiVersion) !== undefined && textIn(kind) !== undefined;
}
