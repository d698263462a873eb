import type { Origin } from '../diagnostics/origin';
import type { ConfigVolume } from '../model/volume';
import type { Prepared } from '../passes/prepare';
import type { ConfigMap } from './api.generated';
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
