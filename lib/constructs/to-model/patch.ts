import type { Origin } from '../../diagnostics/origin';
import type { JsonPatchOperation, Patch } from '../../model/patch';

/** A list is a JSON Patch, an object a merge patch. `property`: where it stands in the props of its construct. */
export function toPatch(
  value: object | readonly JsonPatchOperation[],
  origin: Origin,
  property: readonly string[],
): Patch {
  return isOperations(value)
    ? { type: 'json', operations: value, origin, property }
    : { type: 'merge', value: { ...value }, origin, property };
}

function isOperations(value: object | readonly JsonPatchOperation[]): value is readonly JsonPatchOperation[] {
  return Array.isArray(value);
}
