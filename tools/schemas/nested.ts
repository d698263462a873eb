import type { JsonSchema } from './json-schema';

/**
 * The schemas with each object that stands within another as one of its own, by its place: the engine compiles a function
 * when it is called, and few files have a `build` or a `blkio_config`. Equal ones are one.
 */
export function apart(schemas: ReadonlyMap<string, JsonSchema>): Map<string, JsonSchema> {
  const all = new Map<string, JsonSchema>();
  const names = new Map<string, string>();
  const within = (schema: JsonSchema, name: string): JsonSchema => {
    const taken = inside(schema, name);
    if (taken.properties === undefined) return taken;
    const text = JSON.stringify(taken);
    const known = names.get(text) ?? name;
    names.set(text, known);
    all.set(known, taken);
    return { $ref: known };
  };
  const inside = (schema: JsonSchema, name: string): JsonSchema => {
    const children = (of: Record<string, JsonSchema>, suffix = ''): Record<string, JsonSchema> =>
      Object.fromEntries(
        Object.entries(of).map(([key, child]) => [key, within(child, `${name}_${suffix || key}`)]),
      );
    const { properties, patternProperties, items } = schema;
    return {
      ...schema,
      ...(properties && { properties: children(properties) }),
      ...(patternProperties && { patternProperties: children(patternProperties, 'entry') }),
      ...(items && { items: within(items, `${name}_item`) }),
    };
  };
  for (const [name, schema] of schemas) all.set(name, inside(schema, name));
  return all;
}
