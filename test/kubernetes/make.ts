import { objectsOf } from '../../lib/kubernetes/objects';
import type { Place } from '../../lib/kubernetes/place';
import type { OtherObjects } from '../../lib/kubernetes/planned';
import type { ModelPart } from '../../lib/model/app';
import { chart, origin } from '../model/parts';
import { makePrepared } from '../passes/prepared';

/** A place in the Deployment of the construct `shop/api`. */
export function placeIn(prepared = makePrepared(), from = chart()): Place {
  return { prepared, origin: origin('shop/api'), chart: from, object: 'Deployment/api', property: [] };
}

/** Nobody has patched anything, and no Job has been made. */
export const noOthers: OtherObjects = {
  patchedSibling: () => undefined,
  configObject: () => undefined,
  jobObject: () => undefined,
};

/** Every object that a part becomes, by its kind and without patches. */
export function objectsByKind(part: ModelPart, prepared = makePrepared()): Readonly<Record<string, object>> {
  return Object.fromEntries(objectsOf(part).map(({ kind, lower }) => [kind, lower(prepared, noOthers)]));
}
