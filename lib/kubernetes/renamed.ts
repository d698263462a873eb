import { isObject, type JsonObject } from '../model/json';
import { nameIn } from './name-in';

/**
 * An object that has a hash of its content in its name, and that patches have given another content, is called by that.
 * What a patch calls it by itself stays, and is an error of its own.
 *
 * @param before what it was called before the patches.
 */
export function renamed(
  patched: unknown,
  before: string | undefined,
  nameFor: (patched: JsonObject) => string,
): unknown {
  if (!isObject(patched) || !isObject(patched.metadata) || nameIn(patched) !== before) return patched;
  return { ...patched, metadata: { ...patched.metadata, name: nameFor(patched) } };
}
