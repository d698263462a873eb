import type { ResourceAmounts } from '../model/container';
import type { Namespace } from '../model/namespace';
import { printMemory } from '../model/quantity';
import type { LimitRange as ModelLimitRange, Quota } from '../model/quota';
import type { LimitRange, LimitRangeItem, ResourceQuota } from './api.generated';
import { lowerMetadata } from './metadata';
import type { PlannedObject } from './planned';
import { lowerAmounts } from './resources';
import { sortKeys } from './sort-keys';

/** The most that a namespace holds, and what its containers get that say nothing: beside the Namespace, and within it. */
export function planQuota(namespace: Namespace): readonly PlannedObject[] {
  const { name, quota, limitRange } = namespace;
  const planned: PlannedObject[] = [];
  if (quota !== undefined) {
    const lower = () => lowerQuota(namespace, quota);
    planned.push({ id: 'ResourceQuota', apiVersion: 'v1', kind: 'ResourceQuota', name, lower });
  }
  if (limitRange !== undefined) {
    const lower = () => lowerLimitRange(namespace, limitRange);
    planned.push({ id: 'LimitRange', apiVersion: 'v1', kind: 'LimitRange', name, lower });
  }
  return planned;
}

function lowerQuota(
  namespace: Namespace,
  { requests = {}, limits = {}, objects = {} }: Quota,
): ResourceQuota {
  const hard: Record<string, string> = {};
  for (const [resource, amount] of Object.entries(lowerAmounts(requests)))
    hard[`requests.${resource}`] = amount;
  if (requests.storage !== undefined) hard['requests.storage'] = printMemory(requests.storage);
  for (const [resource, amount] of Object.entries(lowerAmounts(limits))) hard[`limits.${resource}`] = amount;
  for (const [resource, count] of Object.entries(objects)) hard[resource] = String(count);
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: lowerMetadata(namespace),
    spec: { hard: sortKeys(hard) },
  };
}

function lowerLimitRange(namespace: Namespace, said: ModelLimitRange): LimitRange {
  const item: LimitRangeItem = { type: 'Container' };
  for (const key of ['default', 'defaultRequest', 'max', 'min'] as const) {
    const amounts: ResourceAmounts | undefined = said[key];
    if (amounts !== undefined) item[key] = lowerAmounts(amounts);
  }
  return {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: lowerMetadata(namespace),
    spec: { limits: [item] },
  };
}
