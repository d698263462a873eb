import type { Construct } from 'constructs';
import { objectsOf } from '../../kubernetes/objects';
import { namespaceOf, type OtherObjects, type PlannedObject } from '../../kubernetes/planned';
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
  if (part.kind === 'mesh') appStateOf(construct).meshes.add(objects);
  if (part.kind === 'job') appStateOf(construct).jobs.set(part, objects);
  if (part.kind === 'config') appStateOf(construct).configs.set(part, objects);
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

/** What one workload says of another may need objects of their mesh: where somebody has looked at them, more come after. */
export function putOffMeshes(construct: Construct): void {
  for (const objects of appStateOf(construct).meshes) if (objects.made.size > 0) putOffObjects(objects);
}

function makeObjects(objects: PartObjects): void {
  const { construct, part, made } = objects;
  const others = othersThan(objects);
  for (const planned of objectsOf(part)) {
    const { id, main = false } = planned;
    if (made.has(id)) continue;
    const object = new KubernetesObject(construct, termsOf(planned, objects, others));
    made.set(id, object);
    if (main) construct.node.defaultChild = object;
  }
}

/** The objects one by one: constructs only where somebody has looked meanwhile. */
export function* ourObjects(objects: PartObjects): Generator<OurObject> {
  if (objects.made.size > 0) return yield* objects.made.values();
  const { origin, chart } = objects.part;
  const others = othersThan(objects);
  for (const planned of objectsOf(objects.part)) {
    const { kind, name } = planned;
    const terms = termsOf(planned, objects, others);
    yield {
      kind,
      name,
      namespace: namespaceOf(planned, chart),
      origin,
      patched: terms.patch !== undefined,
      patchProperty: terms.patch?.property,
      produce: (prepared) => producePlanned(terms, prepared),
    };
  }
}

function termsOf(
  planned: PlannedObject,
  { part, patches }: PartObjects,
  others: OtherObjects,
): KubernetesObjectProps {
  const { origin } = part;
  const { patch: name } = planned;
  const value = name && patches.values[name];
  const patch = name && value && toPatch(value, origin, patches.at(name));
  return { planned, part, origin, patch, patchAt: patches.at, others };
}

function othersThan({ construct, made }: PartObjects): OtherObjects {
  return {
    patchedSibling(id, prepared) {
      const sibling = made.get(id);
      return sibling?.patched ? ifPossible(() => sibling.produce(prepared)) : undefined;
    },
    configObject(config, prepared) {
      const found = appStateOf(construct).configs.get(config);
      const isPatched =
        found !== undefined &&
        (holdsPatch(found.patches) || [...found.made.values()].some((each) => each.patched));
      return isPatched ? ifPossible(() => mainObject(found, prepared)) : undefined;
    },
    jobObject(job, prepared) {
      const found = appStateOf(construct).jobs.get(job);
      return found && ifPossible(() => mainObject(found, prepared));
    },
  };
}

/** The final form of the object that stands for a part. */
function mainObject(objects: PartObjects, prepared: Prepared): unknown {
  const planned = objectsOf(objects.part).find(({ main }) => main);
  if (planned === undefined) return undefined;
  const made = objects.made.get(planned.id);
  if (made !== undefined) return made.produce(prepared);
  return producePlanned(termsOf(planned, objects, othersThan(objects)), prepared);
}

/** A patch that does not apply is told of where the object itself is made. */
function ifPossible(produce: () => unknown): unknown {
  try {
    return produce();
  } catch {
    return undefined;
  }
}
