import type { Origin } from '../diagnostics/origin';
import type { JsonPatchOperation, Patch } from '../model/patch';

/** A list is a JSON Patch, an object a merge patch. */
export function toPatch(value: object | readonly JsonPatchOperation[], origin: Origin): Patch {
  return isOperations(value)
    ? { type: 'json', operations: value, origin }
    : { type: 'merge', value: { ...value }, origin };
}

function isOperations(value: object | readonly JsonPatchOperation[]): value is readonly JsonPatchOperation[] {
  return Array.isArray(value);
}
