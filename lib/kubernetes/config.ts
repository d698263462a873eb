import { contentHash } from '../model/hash';
import type { ConfigVolume, FileContent } from '../model/volume';
import type { ProjectFile } from '../passes/files';
import type { Prepared } from '../passes/prepare';
import { type Place, within } from './place';
import { sortKeys } from './sort-keys';
import { plainText } from './text';

/** The files of a volume as one ConfigMap holds them. */
export interface Config {
  /** With the content hash: another content is another object, and the pods that name it roll. */
  readonly name: string;
  /** File → key. */
  readonly keys: ReadonlyMap<string, string>;
  /** Files that can be run in the project; the mode of the volume goes before it. */
  readonly executables: ReadonlySet<string>;
  /** Key → text, sorted by key. */
  readonly data: Readonly<Record<string, string>>;
}

/** Both the ConfigMap and the pod ask for the same files: they are resolved, and findings reported, once. */
const resolved = new WeakMap<Prepared, WeakMap<ConfigVolume, Config>>();

export function resolveConfig(volume: ConfigVolume, workload: Place): Config {
  let configs = resolved.get(workload.prepared);
  if (configs === undefined) {
    configs = new WeakMap();
    resolved.set(workload.prepared, configs);
  }
  let config = configs.get(volume);
  if (config === undefined) {
    config = readConfig(volume, { ...workload, object: `ConfigMap/${volume.configName}` });
    configs.set(volume, config);
  }
  return config;
}

function readConfig(volume: ConfigVolume, workload: Place): Config {
  const keys = new Map<string, string>();
  const executables = new Set<string>();
  const data: Record<string, string> = {};
  for (const file of Object.keys(volume.files).sort()) {
    const content = volume.files[file];
    if (content === undefined) continue;
    const key = keyFor(file, data);
    keys.set(file, key);
    const { text, executable } = readContent(content, file, workload);
    data[key] = text;
    if (executable && volume.mode === undefined) executables.add(file);
  }
  return { name: `${volume.configName}-${contentHash(data)}`, keys, executables, data: sortKeys(data) };
}

function readContent(content: FileContent, file: string, workload: Place): ProjectFile {
  if (content.type === 'file') return workload.prepared.readFile(content.path, workload);
  return { text: plainText(content.text, within(workload, 'volumes', file)), executable: false };
}

/** A key is made of letters, digits, `-`, `_` and `.`; a file in a folder takes the nearest free one. */
function keyFor(file: string, taken: Readonly<Record<string, string>>): string {
  let key = file.replace(/[^-._a-zA-Z0-9]/g, '_');
  while (Object.hasOwn(taken, key)) key += '_';
  return key;
}
