import { resolve } from '../place';
import type { Structural } from '../structural';

const found = new WeakMap<Structural, boolean>();

/** Whether there is a rule anywhere in a schema. */
export function hasRules(unresolved: Structural, shared: readonly Structural[]): boolean {
  const schema = resolve(unresolved, shared);
  const known = found.get(schema);
  if (known !== undefined) return known;
  const { properties = {}, additionalProperties: rest, items } = schema;
  const within = [
    ...Object.values(properties),
    ...(typeof rest === 'object' ? [rest] : []),
    ...(items ? [items] : []),
  ];
  const has =
    (schema['x-kubernetes-validations']?.length ?? 0) > 0 || within.some((each) => hasRules(each, shared));
  found.set(schema, has);
  return has;
}
