import { isObject, type JsonObject } from '../model/json';

/** Where a package may say that it needs another one. */
export const dependencyKeys = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/** What a new project's package.json has and an existing one does not; nothing that it says itself is in it. */
export function manifestGaps(wanted: JsonObject, existing: JsonObject): JsonObject {
  const needed = new Set(dependencyKeys.flatMap((key) => Object.keys(objectAt(existing, key))));
  const gaps: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(wanted)) {
    if (!isObject(value)) continue;
    if (key !== 'scripts' && !dependencyKeys.includes(key)) {
      if (existing[key] === undefined) gaps[key] = value;
      continue;
    }
    const own = key === 'scripts' ? new Set(Object.keys(objectAt(existing, key))) : needed;
    const missing = Object.entries(value).filter(([name]) => !own.has(name));
    if (missing.length > 0) gaps[key] = Object.fromEntries(missing);
  }
  return gaps;
}

function objectAt(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  return isObject(value) ? value : {};
}
