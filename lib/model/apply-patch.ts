import type { Report } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import { applyJsonPatch } from './json-patch';
import { mergePatch } from './merge-patch';
import type { Patch } from './patch';

/** What is patched, for a finding about a patch that does not apply. */
export interface PatchPlace {
  readonly origin: Origin;
  readonly target: string;
  /** `services.web`, `Deployment/web`. */
  readonly object: string;
}

/**
 * Applies patches to a final object, in order; the object itself stays as it is. A patch that does not apply is
 * reported as `patch/failed` and leaves no trace.
 *
 * @param applied told of each one that does.
 */
export function applyPatches(
  value: object,
  patches: readonly Patch[],
  place: PatchPlace,
  report: Report,
  applied?: (patch: Patch, before: object, after: object) => void,
): object {
  let result = value;
  for (const patch of patches) {
    const after = apply(result, patch);
    if (typeof after === 'object') {
      applied?.(patch, result, after);
      result = after;
    } else {
      report({
        code: 'patch/failed',
        message: `A patch of ${place.object} does not apply: ${after}.`,
        origin: patch.origin ?? place.origin,
        property: patch.property ?? ['patch'],
        affected: [{ target: place.target, object: place.object, pointer: '' }],
      });
    }
  }
  return result;
}

function apply(value: object, patch: Patch): object | string {
  const outcome =
    patch.type === 'merge'
      ? { value: mergePatch(value, patch.value) }
      : applyJsonPatch(value, patch.operations);
  if ('failure' in outcome) return outcome.failure;
  const result = outcome.value;
  return typeof result === 'object' && result !== null && !Array.isArray(result)
    ? result
    : 'it leaves no object';
}
