import { isObject } from '../../model/json';
import { asText, objectIn } from '../../model/read-json';
import { placeInService } from '../compose-object';
import { placeIn } from '../kubernetes-object';
import { readComposeBytes, readQuantity } from '../quantity';
import type { Rule } from '../rule';

/** Requests that are above the limit of the same resource. */
export const resourcesRequestAboveLimit: Rule = {
  code: 'resources/request-above-limit',
  kubernetes: ({ report }) => ({
    pod(object) {
      for (const { content, name, pointer } of object.pod.containers) {
        const { requests, limits } = objectIn(content.resources);
        if (!isObject(requests) || !isObject(limits)) continue;
        for (const resource in requests) {
          if (!isAbove(requests[resource], limits[resource])) continue;
          report({
            message: `The container "${name}" requests ${asText(requests[resource])} of ${resource}, and its limit is ${asText(limits[resource])}.`,
            origin: object.source.origin,
            affected: [placeIn(object, pointer, 'resources', 'requests', resource)],
            fix: 'Raise the limit, or lower the request.',
          });
        }
      }
    },
  }),
  compose: ({ report }) => ({
    service(service) {
      const { limits, reservations } = objectIn(objectIn(service.content.deploy).resources);
      const request = objectIn(reservations).memory;
      const limit = objectIn(limits).memory;
      const requested = readComposeBytes(request);
      const limited = readComposeBytes(limit);
      if (requested === undefined || limited === undefined || limited === 0 || requested <= limited) return;
      report({
        message: `The Compose service "${service.name}" reserves ${asText(request)} of memory, and its limit is ${asText(limit)}.`,
        origin: service.source.origin,
        affected: [placeInService(service, 'deploy', 'resources', 'reservations', 'memory')],
        fix: 'Raise the limit, or lower the request.',
      });
    },
  }),
};

function isAbove(request: unknown, limit: unknown): boolean {
  // Equal as written is equal, and by far the most frequent.
  if (limit === undefined || request === limit) return false;
  const requested = readQuantity(request);
  const limited = readQuantity(limit);
  return requested !== undefined && limited !== undefined && requested > limited;
}
