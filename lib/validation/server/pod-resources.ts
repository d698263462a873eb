import { isObject, type JsonObject } from '../../model/json';
import { asText, objectIn } from '../../model/read-json';
import type { Pod } from '../pod';
import { readQuantity } from '../quantity';
import type { Minors, Refuse } from './server-check';

/** Older servers do not look at it by default. */
const since = 34;

/** What all containers of a pod may have together. */
export function checkPodResources({ spec, pointer, containers }: Pod, refuse: Refuse, minors: Minors): void {
  const { resources } = spec;
  if (!isObject(resources) || minors.oldest < since) return;
  const limits = objectIn(resources.limits);
  const requests = objectIn(resources.requests);
  for (const [part, amounts] of [
    ['limits', limits],
    ['requests', requests],
  ] as const)
    for (const resource in amounts)
      if (resource !== 'cpu' && resource !== 'memory' && !resource.startsWith('hugepages-'))
        refuse(
          'resource-name',
          pointer,
          ['resources', part, resource],
          `A pod as a whole has cpu, memory and huge pages, no ${resource}.`,
        );
  for (const resource in requests)
    if (isAbove(requests, limits, resource))
      refuse(
        'resource-limit',
        pointer,
        ['resources', 'requests', resource],
        `The pod asks for ${asText(requests[resource])} of ${resource}, and has ${asText(limits[resource])} at the most.`,
      );
  for (const { content, list, name, pointer: at } of containers) {
    const own = objectIn(objectIn(content.resources).limits);
    for (const resource in list === 'containers' ? own : {})
      if (isAbove(own, limits, resource))
        refuse(
          'resource-limit',
          at,
          ['resources', 'limits', resource],
          `The container "${name}" has ${asText(own[resource])} of ${resource} at the most, but the pod ${asText(limits[resource])}.`,
        );
  }
}

function isAbove(lower: JsonObject, upper: JsonObject, resource: string): boolean {
  const [less, more] = [readQuantity(lower[resource]), readQuantity(upper[resource])];
  return less !== undefined && more !== undefined && less > more;
}
