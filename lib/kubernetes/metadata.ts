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
  return described(metadata, part);
}

/** Of an object that is in no namespace. */
export function clusterMetadata(part: Described, name = part.name): ObjectMeta {
  return described({ name }, part);
}

function described(metadata: ObjectMeta, part: Described): ObjectMeta {
  const labels = labelsOf(part);
  if (labels !== undefined) metadata.labels = labels;
  const annotations = annotationsOf(part);
  if (annotations !== undefined) metadata.annotations = annotations;
  return metadata;
}

/** The labels of the part and of its chart; the part's own win. */
export function labelsOf({ labels, chart }: Described): Record<string, string> | undefined {
  return isEmpty(chart.labels) ? sorted(labels) : sorted({ ...chart.labels, ...labels });
}

export function annotationsOf({ annotations }: Described): Record<string, string> | undefined {
  return sorted(annotations);
}

function sorted(record: Readonly<Record<string, string>>): Record<string, string> | undefined {
  return isEmpty(record) ? undefined : sortKeys(record);
}

function isEmpty(record: Readonly<Record<string, string>>): boolean {
  for (const _ in record) return false;
  return true;
}
