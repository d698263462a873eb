import type { Construct } from 'constructs';
import { objectsOf } from '../../kubernetes/objects';
import type { PatchedSibling, PatchName } from '../../kubernetes/planned';
import type { ModelPart } from '../../model/app';
import type { JsonPatchOperation } from '../../model/patch';
import type { Prepared } from '../../passes/prepare';
import { toPatch } from '../to-model/patch';
import { KubernetesObject } from './kubernetes-object';

/** The user's patches of the objects of one part. */
export interface ObjectPatches {
  readonly values: { readonly [K in PatchName]?: object | readonly JsonPatchOperation[] };
  /** Where each stands in the props of the construct that the user made. */
  readonly at: (name: PatchName) => readonly string[];
}

/** Makes the Kubernetes objects of a part below its construct; called again, those that have come to it since. */
export type MakeObjects = () => void;

export function objectMaker(construct: Construct, part: ModelPart, patches: ObjectPatches): MakeObjects {
  const made = new Map<string, KubernetesObject>();
  const patchedSibling: PatchedSibling = (id, prepared) => {
    const sibling = made.get(id);
    return sibling?.patched ? produceIfPossible(sibling, prepared) : undefined;
  };
  return () => {
    for (const planned of objectsOf(part)) {
      const { id, main = false, patch: name } = planned;
      if (made.has(id)) continue;
      const value = name && patches.values[name];
      const patch = name && value && toPatch(value, part.origin, patches.at(name));
      const object = new KubernetesObject(construct, { planned, origin: part.origin, patch, patchedSibling });
      made.set(id, object);
      if (main) construct.node.defaultChild = object;
    }
  };
}

/** A patch that does not apply is told of where the object itself is made. */
function produceIfPossible(object: KubernetesObject, prepared: Prepared): unknown {
  try {
    return object.produce(prepared);
  } catch {
    return undefined;
  }
}
