import type { ChartModel } from '../model/app';
import type { ObjectMeta } from './api.generated';
import { sortKeys } from './sort-keys';

/** What every part of the model that becomes an object has. */
export interface Described {
  readonly name: string;
  readonly chart: ChartModel;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

export function lowerMetadata(part: Described, name = part.name): ObjectMeta {
  const metadata: ObjectMeta = { name };
  if (part.chart.namespace !== undefined) metadata.namespace = part.chart.namespace;
  addLabels(metadata, part);
  addAnnotations(metadata, part);
  return metadata;
}

/** The labels of the part and of its chart; the part's own win. */
export function addLabels(metadata: ObjectMeta, { labels, chart }: Described): void {
  const all = sortKeys({ ...chart.labels, ...labels });
  if (Object.keys(all).length > 0) metadata.labels = all;
}

export function addAnnotations(metadata: ObjectMeta, { annotations }: Described): void {
  if (Object.keys(annotations).length > 0) metadata.annotations = sortKeys(annotations);
}
