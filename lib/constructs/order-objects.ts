import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** Must exist before anything that is in them or of them. */
const first: Readonly<Record<string, number>> = { Namespace: 0, CustomResourceDefinition: 1 };

/**
 * The objects of a chart in the order of its file: Namespaces and CRDs first, then as they were made, except that
 * what an object depends on comes before it. Each object is visited once, however deep the dependencies are.
 */
export function orderObjects(objects: readonly ApiObject[]): readonly ApiObject[] {
  const ranked = objects.some(({ kind }) => first[kind] !== undefined)
    ? [0, 1, 2].flatMap((rank) => objects.filter(({ kind }) => (first[kind] ?? 2) === rank))
    : objects;
  const dependencies = dependenciesOf(objects);
  if (dependencies === undefined) return ranked;
  const ordered = new Set<ApiObject>();
  const open = new Set<ApiObject>();
  for (const object of ranked) {
    const path: ApiObject[] = [object];
    for (let current = path.at(-1); current !== undefined; current = path.at(-1)) {
      open.add(current);
      const next = dependencies.get(current)?.find((each) => !ordered.has(each) && !open.has(each));
      if (next !== undefined) {
        path.push(next);
        continue;
      }
      path.pop();
      open.delete(current);
      ordered.add(current);
    }
  }
  return [...ordered];
}

/** Which objects of the chart each object waits for; undefined where nobody has said so. */
function dependenciesOf(objects: readonly ApiObject[]): Map<ApiObject, ApiObject[]> | undefined {
  let result: Map<ApiObject, ApiObject[]> | undefined;
  const below = new Map<IConstruct, ApiObject[]>();
  const known = new Map<IConstruct, readonly IConstruct[]>();
  for (const object of objects) {
    const targets = targetsOf(object, known);
    if (targets.length === 0) continue;
    const waits = targets.flatMap((target) => objectsBelow(target, objects, below));
    result ??= new Map();
    result.set(
      object,
      waits.filter((each) => each !== object),
    );
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

function objectsBelow(
  construct: IConstruct,
  objects: readonly ApiObject[],
  known: Map<IConstruct, ApiObject[]>,
): readonly ApiObject[] {
  const found = known.get(construct);
  if (found !== undefined) return found;
  const path = construct.node.path;
  const result = objects.filter(({ node }) => node.path === path || node.path.startsWith(`${path}/`));
  known.set(construct, result);
  return result;
}
