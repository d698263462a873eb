import type { Config as ModelConfig } from '../model/config';
import { contentHash } from '../model/hash';
import { type ConfigVolume, type FileContent, propertyOfFile } from '../model/volume';
import type { ProjectFile } from '../passes/files';
import type { Prepared } from '../passes/prepare';
import type { Place } from './place';
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
  /** Key → what is no text, as base64; sorted by key. */
  readonly binaryData: Readonly<Record<string, string>>;
}

/** Both the ConfigMap and the pod ask for the same files: they are resolved, and findings reported, once. */
const resolved = new WeakMap<Prepared, WeakMap<ConfigVolume, Config>>();

export function resolveConfig(volume: ConfigVolume, workload: Place): Config {
  if (volume.of !== undefined) return chosenOf(volume.of, volume, workload);
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

/** Configuration that workloads have in common, whole: a volume that nobody mounts. */
const volumes = new WeakMap<ModelConfig, ConfigVolume>();

export function volumeOf(config: ModelConfig): ConfigVolume {
  const { name, data } = config;
  const known = volumes.get(config);
  const volume: ConfigVolume = known ?? { type: 'config', name, configName: name, files: data };
  volumes.set(config, volume);
  return volume;
}

/** The same as its ConfigMap holds it. */
export function resolveShared(config: ModelConfig, { prepared }: Pick<Place, 'prepared'>): Config {
  const { origin, chart } = config;
  return resolveConfig(volumeOf(config), { prepared, origin, chart, object: '', property: [] });
}

/** Those keys of it that a volume mounts, under the names that they have there. */
function chosenOf(
  { config, keys: chosen }: NonNullable<ConfigVolume['of']>,
  { mode }: ConfigVolume,
  place: Place,
): Config {
  const shared = resolveShared(config, place);
  const keys = new Map<string, string>();
  const executables = new Set<string>();
  for (const [file, key] of Object.entries(chosen)) {
    keys.set(file, shared.keys.get(key) ?? key);
    if (mode === undefined && shared.executables.has(key)) executables.add(file);
  }
  return { ...shared, keys, executables };
}

function readConfig(volume: ConfigVolume, workload: Place): Config {
  const keys = new Map<string, string>();
  const executables = new Set<string>();
  const data: Record<string, string> = {};
  const binaryData: Record<string, string> = {};
  const taken = new Set<string>();
  for (const file of Object.keys(volume.files).sort()) {
    const source = volume.files[file];
    if (source === undefined) continue;
    const key = keyFor(file, taken);
    taken.add(key);
    keys.set(file, key);
    const { content, executable } = readContent(source, {
      ...workload,
      property: propertyOfFile(volume, file),
    });
    if (typeof content === 'string') data[key] = content;
    else binaryData[key] = content.toString('base64');
    if (executable && volume.mode === undefined) executables.add(file);
  }
  const name = nameByContent(volume, data, binaryData);
  return { name, keys, executables, data: sortKeys(data), binaryData: sortKeys(binaryData) };
}

/** What a ConfigMap is called that holds this. No key has a slash in it. */
export function nameByContent(
  { configName }: Pick<ConfigVolume, 'configName'>,
  data: Readonly<Record<string, string>>,
  binaryData: Readonly<Record<string, string>>,
): string {
  const contents = { ...data };
  for (const key in binaryData) contents[`binaryData/${key}`] = binaryData[key] ?? '';
  return `${configName}-${contentHash(contents)}`;
}

function readContent(content: FileContent, place: Place): ProjectFile {
  if (content.type === 'file') return place.prepared.readFile(content, place);
  return { content: plainText(content.text, place), executable: false };
}

/** A key is made of letters, digits, `-`, `_` and `.`; a file in a folder takes the nearest free one. */
function keyFor(file: string, taken: ReadonlySet<string>): string {
  let key = file.replace(/[^-._a-zA-Z0-9]/g, '_');
  while (taken.has(key)) key += '_';
  return key;
}
