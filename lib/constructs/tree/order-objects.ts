import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { kinds } from '../../kubernetes/kinds';
import type { PartObjects } from './our-object';

/** Must exist before anything that is in them or of them. */
const first: Readonly<Record<string, number>> = { Namespace: 0, CustomResourceDefinition: 1 };

/**
 * The objects of a chart in the order of its file: Namespaces and CRDs first, then as they were made, except that
 * what an object depends on comes before it. Each object is visited once, however deep the dependencies are.
 */
export function orderObjects(objects: readonly ApiObject[]): readonly ApiObject[];
export function orderObjects(
  objects: readonly (ApiObject | PartObjects)[],
): readonly (ApiObject | PartObjects)[];
export function orderObjects(
  objects: readonly (ApiObject | PartObjects)[],
): readonly (ApiObject | PartObjects)[] {
  const rankOf = (object: ApiObject | PartObjects) =>
    first['kind' in object ? object.kind : kinds[object.part.kind].kind] ?? 2;
  const ranked = objects.some((object) => rankOf(object) < 2)
    ? [0, 1, 2].flatMap((rank) => objects.filter((object) => rankOf(object) === rank))
    : objects;
  // Where an order is said, all objects are constructs.
  return ranked.every((object) => ApiObject.isApiObject(object)) ? inOrder(ranked) : ranked;
}

function inOrder(ranked: readonly ApiObject[]): readonly ApiObject[] {
  const dependencies = dependenciesOf(ranked);
  if (dependencies === undefined) return ranked;
  const ordered = new Set<ApiObject>();
  const open = new Set<ApiObject>();
  const visitOf = (object: ApiObject) => ({ object, waits: [...(dependencies.get(object) ?? [])].reverse() });
  for (const object of ranked) {
    if (ordered.has(object)) continue;
    const path = [visitOf(object)];
    for (let current = path.at(-1); current !== undefined; current = path.at(-1)) {
      open.add(current.object);
      const next = current.waits.pop();
      if (next !== undefined) {
        if (!ordered.has(next) && !open.has(next)) path.push(visitOf(next));
        continue;
      }
      path.pop();
      open.delete(current.object);
      ordered.add(current.object);
    }
  }
  return [...ordered];
}

/** Which objects of the chart each object waits for; undefined where nobody has said so. */
function dependenciesOf(objects: readonly ApiObject[]): Map<ApiObject, ApiObject[]> | undefined {
  let result: Map<ApiObject, ApiObject[]> | undefined;
  const below = new Map<IConstruct, readonly ApiObject[]>();
  let inChart: ReadonlySet<IConstruct> | undefined;
  const known = new Map<IConstruct, readonly IConstruct[]>();
  for (const object of objects) {
    const targets = targetsOf(object, known);
    if (targets.length === 0) continue;
    inChart ??= new Set(objects);
    const waits = new Set<ApiObject>();
    for (const target of targets) {
      // Another chart, however large, has none of these objects.
      if (!isRelated(target, object.chart)) continue;
      for (const each of objectsBelow(target, inChart, below)) waits.add(each);
    }
    waits.delete(object);
    result ??= new Map();
    result.set(object, [...waits]);
  }
  return result;
}

/** What a construct waits for, as all that it stands in does; each scope is asked once. */
function targetsOf(
  { node }: IConstruct,
  known: Map<IConstruct, readonly IConstruct[]>,
): readonly IConstruct[] {
  const { scope, dependencies } = node;
  const outer = scope === undefined ? [] : (known.get(scope) ?? targetsOf(scope, known));
  if (scope !== undefined) known.set(scope, outer);
  return dependencies.length === 0 ? outer : [...outer, ...dependencies];
}

/** One of them is or holds the other. */
function isRelated(one: IConstruct, other: IConstruct): boolean {
  return one.node.scopes.includes(other) || other.node.scopes.includes(one);
}

/** The chart's objects that a construct is or holds, in the order of the tree. */
function objectsBelow(
  construct: IConstruct,
  objects: ReadonlySet<IConstruct>,
  known: Map<IConstruct, readonly ApiObject[]>,
): readonly ApiObject[] {
  const before = known.get(construct);
  if (before !== undefined) return before;
  const found: ApiObject[] = [];
  const open: IConstruct[] = [construct];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (ApiObject.isApiObject(next) && objects.has(next)) found.push(next);
    open.push(...next.node.children.reverse());
  }
  known.set(construct, found);
  return found;
}
