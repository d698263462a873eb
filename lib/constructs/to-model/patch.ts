import type { Origin } from '../../diagnostics/origin';
import type { JsonPatchOperation, Patch } from '../../model/patch';
import { type Target, targets } from '../../model/target';
import type { WorkloadPatches } from '../props/workload';

type ServicePatches = Readonly<Partial<Record<Target, Patch>>>;
const none: ServicePatches = {};

/** The patches of what a workload is on those targets that are patched under their own name. */
export function servicePatches(patches: WorkloadPatches | undefined, origin: Origin): ServicePatches {
  if (patches === undefined) return none;
  const given: Readonly<Partial<Record<Target, object | readonly JsonPatchOperation[]>>> = patches;
  const made: Partial<Record<Target, Patch>> = {};
  for (const target of targets) {
    const patch = given[target];
    if (patch !== undefined) made[target] = toPatch(patch, origin, ['patch', target]);
  }
  return made;
}

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
