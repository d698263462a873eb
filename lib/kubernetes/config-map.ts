import type { Origin } from '../diagnostics/origin';
import type { Config } from '../model/config';
import { isObject, type JsonObject } from '../model/json';
import { type BindVolume, type ConfigVolume, simpleVolumes, type Volume } from '../model/volume';
import type { Prepared } from '../passes/prepare';
import type { ConfigMap, PodSpec } from './api.generated';
import { copyOf } from './bind';
import { nameByContent, resolveConfig, resolveShared, volumeOf } from './config';
import { kinds } from './kinds';
import { type Described, lowerMetadata } from './metadata';
import { nameIn } from './name-in';
import type { OtherObjects, PlannedObject } from './planned';
import { renamed } from './renamed';

type Owner = Described & { readonly origin: Origin };

interface Configured extends Owner {
  readonly volumes: readonly Volume[];
}

/** One for each volume of configuration files. */
export function planConfigMaps(workload: Configured): readonly PlannedObject[] {
  return simpleVolumes(workload.volumes).flatMap((volume): PlannedObject | readonly PlannedObject[] => {
    if (!isConfigured(volume)) return [];
    const lower = (prepared: Prepared) =>
      lowerConfigMap(asConfig(volume, workload, prepared), workload, prepared);
    return {
      id: idOf(volume),
      apiVersion: 'v1',
      kind: 'ConfigMap',
      name: volume.configName,
      lower,
      // The pods roll when it has another content.
      afterPatches: (patched, before) => renamed(patched, before, (content) => nameFor(volume, content)),
    };
  });
}

/** Of configuration that workloads have in common. */
export function planConfig(config: Config): readonly PlannedObject[] {
  const { apiVersion, kind } = kinds.config;
  const { name, immutable } = config;
  const volume = volumeOf(config);
  const lower = (prepared: Prepared) => lowerConfigMap(volume, config, prepared, immutable);
  const afterPatches: PlannedObject['afterPatches'] = (patched, before) =>
    renamed(patched, before, (content) => nameFor(volume, content));
  return [{ id: kind, apiVersion, kind, name, main: true, patch: 'configMap', lower, afterPatches }];
}

/** What a ConfigMap is written for. */
type ConfiguredVolume = ConfigVolume | BindVolume;

function isConfigured(volume: Volume): volume is ConfiguredVolume {
  if (volume.type === 'config') return volume.of === undefined;
  return volume.type === 'bind' && volume.asFiles;
}

function asConfig(volume: ConfiguredVolume, { origin }: Owner, prepared: Prepared): ConfigVolume {
  return volume.type === 'config' ? volume : copyOf(volume, origin, prepared).config;
}

function idOf({ name }: ConfiguredVolume): string {
  return `ConfigMap-${name}`;
}

/** The ConfigMap that holds the files of one volume of a workload. */
export function lowerConfigMap(
  volume: ConfigVolume,
  workload: Owner,
  prepared: Prepared,
  immutable?: boolean,
): ConfigMap {
  const { origin, chart } = workload;
  const { name, data, binaryData } = resolveConfig(volume, {
    prepared,
    origin,
    chart,
    object: `ConfigMap/${volume.configName}`,
    property: [],
  });
  const lowered: ConfigMap = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: lowerMetadata(workload, name),
  };
  if (immutable !== undefined) lowered.immutable = immutable;
  const hasBytes = Object.keys(binaryData).length > 0;
  if (!hasBytes || Object.keys(data).length > 0) lowered.data = { ...data };
  if (hasBytes) lowered.binaryData = { ...binaryData };
  return lowered;
}

/** The pods of a workload mount each ConfigMap under the name of its patched content. */
export function followConfigMaps(
  pod: PodSpec,
  workload: Configured,
  prepared: Prepared,
  { patchedSibling, configObject }: OtherObjects,
): void {
  const names = new Map<unknown, string>();
  for (const volume of simpleVolumes(workload.volumes)) {
    if (!isConfigured(volume)) continue;
    const patched = patchedSibling(idOf(volume), prepared);
    if (!isObject(patched) || nameIn(patched) !== nameFor(volume, patched)) continue;
    names.set(
      nameIn(lowerConfigMap(asConfig(volume, workload, prepared), workload, prepared)),
      nameFor(volume, patched),
    );
  }
  for (const config of prepared.app.configs) {
    const patched = nameIn(configObject(config, prepared));
    if (patched !== undefined) names.set(resolveShared(config, { prepared }).name, patched);
  }
  if (names.size > 0) rename(pod, names);
}

function rename(
  { containers, initContainers = [], volumes = [] }: PodSpec,
  names: ReadonlyMap<unknown, string>,
): void {
  const follow = (ref: { name?: string } | undefined): void => {
    if (ref !== undefined) ref.name = names.get(ref.name) ?? ref.name;
  };
  for (const { configMap, projected } of volumes) {
    follow(configMap);
    for (const source of projected?.sources ?? []) follow(source.configMap);
  }
  for (const { env = [], envFrom = [] } of [...containers, ...initContainers]) {
    for (const { configMapRef } of envFrom) follow(configMapRef);
    for (const { valueFrom } of env) follow(valueFrom?.configMapKeyRef);
  }
}

function nameFor(volume: ConfiguredVolume, { data, binaryData }: JsonObject): string {
  return nameByContent(volume, textsIn(data), textsIn(binaryData));
}

/** Whatever is no text is an error of its own, and still another content. */
function textsIn(values: unknown): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [key, value] of Object.entries(isObject(values) ? values : {}))
    texts[key] = typeof value === 'string' ? value : JSON.stringify(value);
  return texts;
}
