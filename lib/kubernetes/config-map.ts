import type { Origin } from '../diagnostics/origin';
import { contentHash } from '../model/hash';
import { isObject, type JsonObject } from '../model/json';
import type { ConfigVolume } from '../model/volume';
import type { Prepared } from '../passes/prepare';
import type { ConfigMap, Deployment } from './api.generated';
import { resolveConfig } from './config';
import { type Described, lowerMetadata } from './metadata';

type Owner = Described & { readonly origin: Origin };

/** The ConfigMap that holds the files of one volume of a workload. */
export function lowerConfigMap(volume: ConfigVolume, workload: Owner, prepared: Prepared): ConfigMap {
  const { origin, chart } = workload;
  const { name, data } = resolveConfig(volume, {
    prepared,
    origin,
    chart,
    object: `ConfigMap/${volume.configName}`,
    property: [],
  });
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: lowerMetadata(workload, name),
    data: { ...data },
  };
}

/**
 * A ConfigMap that patches have given another content has the hash of that in its name, so that the pods roll. What a
 * patch calls it by itself stays, and is an error of its own.
 */
export function nameByContent(patched: unknown, volume: ConfigVolume, before: ConfigMap): unknown {
  if (!isObject(patched) || !isObject(patched.metadata) || nameOf(patched) !== nameOf(before)) return patched;
  return { ...patched, metadata: { ...patched.metadata, name: nameFor(volume, patched) } };
}

/** The pods of a Deployment mount the ConfigMap under the name of its patched content. */
export function followConfig(
  { spec }: Deployment,
  volume: ConfigVolume,
  before: ConfigMap,
  patched: unknown,
): void {
  if (!isObject(patched) || nameOf(patched) !== nameFor(volume, patched)) return;
  for (const { configMap } of spec?.template.spec?.volumes ?? []) {
    if (configMap !== undefined && configMap.name === nameOf(before))
      configMap.name = nameFor(volume, patched);
  }
}

function nameFor(volume: ConfigVolume, patched: JsonObject): string {
  return `${volume.configName}-${contentHash(textsIn(patched))}`;
}

function nameOf(object: unknown): unknown {
  return isObject(object) && isObject(object.metadata) ? object.metadata.name : undefined;
}

/** Whatever is no text is an error of its own, and still another content. */
function textsIn({ data, binaryData }: JsonObject): Record<string, string> {
  const texts: Record<string, string> = {};
  const add = (values: unknown, before: string) => {
    for (const [key, value] of Object.entries(isObject(values) ? values : {}))
      texts[before + key] = typeof value === 'string' ? value : JSON.stringify(value);
  };
  add(data, '');
  // No key holds a slash.
  add(binaryData, 'binaryData/');
  return texts;
}
