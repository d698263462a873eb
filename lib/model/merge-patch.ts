import { isObject } from './json';

/** Applies a merge patch (RFC 7386): objects are merged, `null` removes, anything else replaces. */
export function mergePatch(value: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const result = isObject(value) ? new Map(Object.entries(value)) : new Map<string, unknown>();
  for (const [key, change] of Object.entries(patch)) {
    if (change === null) result.delete(key);
    else if (change !== undefined) result.set(key, mergePatch(result.get(key), change));
  }
  return Object.fromEntries(result);
}
