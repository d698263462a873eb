import type { Construct } from 'constructs';
import { objectsOf } from '../../kubernetes/objects';
import type { PatchedSibling, PlannedObject } from '../../kubernetes/planned';
import type { ModelPart } from '../../model/app';
import type { Prepared } from '../../passes/prepare';
import { toPatch } from '../to-model/patch';
import { appStateOf } from './app-state';
import { KubernetesObject, type KubernetesObjectProps, producePlanned } from './kubernetes-object';
import { putOffChildren } from './lazy-children';
import type { ObjectPatches, OurObject, PartObjects } from './our-object';

/** Plans the objects of a part; they become children of its construct when somebody looks for them. */
export function planObjects(construct: Construct, part: ModelPart, patches: ObjectPatches): PartObjects {
  const objects: PartObjects = { construct, part, patches, made: new Map() };
  if (holdsPatch(patches)) appStateOf(construct).patched.set(construct, objects);
  putOffObjects(objects);
  return objects;
}

function holdsPatch({ values }: ObjectPatches): boolean {
  for (const name in values) if (Reflect.get(values, name) !== undefined) return true;
  return false;
}

/** Those that are no constructs yet become some when somebody looks. */
export function putOffObjects(objects: PartObjects): void {
  if (objects.part.targets.includes('kubernetes')) putOffChildren(objects.construct, objects, makeObjects);
}

function makeObjects(objects: PartObjects): void {
  const { construct, part, made } = objects;
  for (const planned of objectsOf(part)) {
    const { id, main = false } = planned;
    if (made.has(id)) continue;
    const object = new KubernetesObject(construct, termsOf(planned, objects));
    made.set(id, object);
    if (main) construct.node.defaultChild = object;
  }
}

/** The objects one by one: constructs only where somebody has looked meanwhile. */
export function* ourObjects(objects: PartObjects): Generator<OurObject> {
  if (objects.made.size > 0) return yield* objects.made.values();
  const { origin, chart } = objects.part;
  for (const planned of objectsOf(objects.part)) {
    const { kind, name, clusterScoped } = planned;
    const terms = termsOf(planned, objects);
    yield {
      kind,
      name,
      namespace: clusterScoped ? undefined : chart.namespace,
      origin,
      patched: terms.patch !== undefined,
      patchProperty: terms.patch?.property,
      produce: (prepared) => producePlanned(terms, prepared),
    };
  }
}

function termsOf(planned: PlannedObject, { part, patches, made }: PartObjects): KubernetesObjectProps {
  const { origin } = part;
  const { patch: name } = planned;
  const value = name && patches.values[name];
  const patch = name && value && toPatch(value, origin, patches.at(name));
  const patchedSibling: PatchedSibling = (id, prepared) => {
    const sibling = made.get(id);
    return sibling?.patched ? produceIfPossible(sibling, prepared) : undefined;
  };
  return { planned, part, origin, patch, patchAt: patches.at, patchedSibling };
}

/** A patch that does not apply is told of where the object itself is made. */
function produceIfPossible(object: OurObject, prepared: Prepared): unknown {
  try {
    return object.produce(prepared);
  } catch {
    return undefined;
  }
}
