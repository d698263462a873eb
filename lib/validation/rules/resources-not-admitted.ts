import type { JsonObject } from '../../model/json';
import { asText, listIn, objectIn } from '../../model/read-json';
import { type PodObject, placeIn } from '../kubernetes-object';
import { overQuota } from '../over-quota';
import type { PodContainer } from '../pod';
import { readQuantity } from '../quantity';
import { refusedPods } from '../refused-pods';
import type { Problem, Rule } from '../rule';

/** What a LimitRange says of each container. */
interface Bounds {
  readonly name: string;
  readonly min: JsonObject;
  readonly max: JsonObject;
  /** The limits of a container that says none: those of `default`, and where that says nothing the most of all. */
  readonly filled: JsonObject;
  /** The requests of one that says neither. */
  readonly requested: JsonObject;
}

/**
 * Containers that a LimitRange of their namespace does not admit, and pods that a ResourceQuota does not: what makes them
 * is taken, and no pod of it ever comes. What a container does not say, the LimitRange fills in; a limit that is filled in
 * may be below what it requests.
 */
export const resourcesNotAdmitted: Rule = {
  code: 'resources/not-admitted',
  kubernetes({ report }) {
    const ofNamespace = new Map<string, Bounds[]>();
    const quotas = overQuota(report, (namespace, list, resource) =>
      (ofNamespace.get(namespace) ?? []).some(
        (each) => each[list === 'limits' ? 'filled' : 'requested'][resource] !== undefined,
      ),
    );
    return {
      object(object, before) {
        const { kind, group, name, namespace, content } = object;
        quotas.object?.(object, before);
        if (kind !== 'LimitRange' || group !== '') return;
        for (const item of listIn(objectIn(content.spec).limits)) {
          const { type, min, max, default: limits, defaultRequest } = objectIn(item);
          if (type !== 'Container') continue;
          const filled = { ...objectIn(max), ...objectIn(limits) };
          const requested = { ...objectIn(min), ...filled, ...objectIn(defaultRequest) };
          const bounds = { name, min: objectIn(min), max: objectIn(max), filled, requested };
          ofNamespace.set(namespace, [...(ofNamespace.get(namespace) ?? []), bounds]);
        }
      },

      // A LimitRange comes before the pods, or it says nothing of them.
      pod(object) {
        const all = ofNamespace.get(object.namespace) ?? [];
        for (const bounds of all)
          for (const container of object.pod.containers)
            for (const problem of judge(object, container, bounds, all)) report(problem);
        quotas.pod?.(object);
      },

      finish: quotas.finish,
    };
  },
};

function* judge(
  object: PodObject,
  container: PodContainer,
  bounds: Bounds,
  all: readonly Bounds[],
): Iterable<Problem> {
  const resources = objectIn(container.content.resources);
  const limits = objectIn(resources.limits);
  const requests = objectIn(resources.requests);
  const told = (list: 'limits' | 'requests', resource: string, says: string): Problem => ({
    message: `The container "${container.name}" ${says}.`,
    origin: object.source.origin,
    affected: [placeIn(object, container.pointer, 'resources', list, resource)],
    subject: `${object.kind} ${object.namespace}/${object.name} ${container.name} ${resource}`,
    consequence: refusedPods(object.kind),
    fix: 'Say what the LimitRange admits, or let it admit more.',
  });
  const range = `the LimitRange "${bounds.name}"`;
  for (const [list, said] of [
    ['limits', limits],
    ['requests', requests],
  ] as const)
    for (const resource in said) {
      const amount = `${list === 'limits' ? 'may have' : 'requests'} ${asText(said[resource])} of ${resource}`;
      if (isAbove(said[resource], bounds.max[resource]))
        yield told(
          list,
          resource,
          `${amount}, and ${range} admits ${asText(bounds.max[resource])} at the most`,
        );
      else if (isAbove(bounds.min[resource], said[resource]))
        yield told(
          list,
          resource,
          `${amount}, and ${range} admits ${asText(bounds.min[resource])} at the least`,
        );
      else if (
        list === 'requests' &&
        limits[resource] === undefined &&
        isAbove(said[resource], bounds.filled[resource]) &&
        // Of several, nobody knows which one the server asks first.
        all.every(({ filled }) => filled[resource] === undefined || isAbove(said[resource], filled[resource]))
      )
        yield told(
          list,
          resource,
          `${amount} without a limit, and ${range} makes that ${asText(bounds.filled[resource])}`,
        );
    }
}

function isAbove(one: unknown, other: unknown): boolean {
  const [more, less] = [readQuantity(one), readQuantity(other)];
  return more !== undefined && less !== undefined && more > less;
}
