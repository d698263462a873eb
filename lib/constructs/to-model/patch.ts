import type { Origin } from '../../diagnostics/origin';
import type { JsonPatchOperation, Patch } from '../../model/patch';

/** A list is a JSON Patch, an object a merge patch. `property`: where it stands in the props of its construct. */
export function toPatch(
  value: object | readonly JsonPatchOperation[],
  origin: Origin,
  property: readonly string[],
): Patch {
  if (isOperations(value)) return { type: 'json', operations: value, origin, property };
  const { onlyHere, ...changes }: Readonly<Record<string, unknown>> = { ...value };
  return {
    type: 'merge',
    value: changes,
    onlyHere: typeof onlyHere === 'string' ? onlyHere : undefined,
    origin,
    property,
  };
}

function isOperations(value: object | readonly JsonPatchOperation[]): value is readonly JsonPatchOperation[] {
  return Array.isArray(value);
}
