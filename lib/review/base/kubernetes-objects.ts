import { readPlainFile } from '../../files/plain-file';
import { fileData } from '../../model/file-data';
import { isObject, type JsonObject } from '../../model/json';
import { textIn } from '../../model/read-json';
import type { Subject } from '../subject';
import { documentSubject } from '../subjects';
import type { Base, BaseFiles } from './base';
import { folderFiles } from './folder';
import { committedFiles } from './git';
import type { ReadYaml } from './read-base';

/** The objects of Kubernetes in an output or in any manifests, and the files that nobody could read. */
export interface Objects {
  readonly subjects: readonly Subject[];
  readonly unreadable: readonly string[];
}

/** @param out The folder of the output, which a commit is asked for; absolute. */
export function kubernetesObjects(base: Base, out: string, readYaml: ReadYaml): Objects {
  const subjects: Subject[] = [];
  const unreadable: string[] = [];
  for (const [file, read] of filesOf(base, out)) {
    if (!/\.(?:ya?ml|json)$/i.test(file) || /(?:^|\/)lading\.json$/.test(file)) continue;
    try {
      for (const text of String(read()).split(/^---/m)) {
        const content = readYaml(text, 'kubernetes');
        if (isObject(content) && isKubernetes(content)) subjects.push(...documentSubject(file, content));
      }
    } catch {
      unreadable.push(file);
    }
  }
  return { subjects, unreadable };
}

function filesOf(base: Base, out: string): BaseFiles {
  if (base.type === 'git') return committedFiles(base, out);
  if (base.type === 'folder') return folderFiles(base.folder);
  return new Map([[base.file, () => fileData(readPlainFile(base.file).bytes)]]);
}

function isKubernetes({ apiVersion, kind }: JsonObject): boolean {
  return textIn(apiVersion) !== undefined && textIn(kind) !== undefined;
}
