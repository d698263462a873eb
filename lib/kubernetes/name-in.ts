import { isObject } from '../model/json';

/** What an object is called, as far as it is one: patches may have made something else of it. */
export function nameIn(object: unknown): string | undefined {
  if (!isObject(object) || !isObject(object.metadata)) return undefined;
  const { name } = object.metadata;
  return typeof name === 'string' ? name : undefined;
}
