import { isObject, type JsonObject } from '../../model/json';
import { objectIn } from '../../model/read-json';
import { withCustomDefaults } from '../../validation';

/** An object with what a server copies within it, and what a definition fills in; more is told by `sameToKubernetes`. */
export function asKept(object: JsonObject): JsonObject {
  if (object.apiVersion !== 'v1') return withCustomDefaults(object);
  if (object.kind === 'Service') return withEach(object, 'ports', withTarget);
  return object.kind === 'LimitRange' ? withEach(object, 'limits', withAmounts) : object;
}

function withEach(object: JsonObject, key: string, fill: (entry: JsonObject) => JsonObject): JsonObject {
  const spec = objectIn(object.spec);
  const list = spec[key];
  if (!Array.isArray(list)) return object;
  return {
    ...object,
    spec: { ...spec, [key]: list.map((entry) => (isObject(entry) ? fill(entry) : entry)) },
  };
}

/** A Service leads to the port of the pods that has its own number. */
function withTarget(port: JsonObject): JsonObject {
  return isSaid(port.targetPort) ? port : { ...port, targetPort: port.port };
}

/** What a container may have at most it has by default, and asks for that, or else for the least. */
function withAmounts(limit: JsonObject): JsonObject {
  if (limit.type !== 'Container') return limit;
  const most = { ...objectIn(limit.max), ...objectIn(limit.default) };
  const asked = { ...objectIn(limit.min), ...most, ...objectIn(limit.defaultRequest) };
  return { ...limit, default: most, defaultRequest: asked };
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && value !== 0;
}
