import type { JsonSchema } from './json-schema';

type Schemas = Readonly<Record<string, JsonSchema>>;

/**
 * A Compose schema in which spans of time are marked. Since it takes days and weeks, compose-go has them in its types
 * alone; the schema of stacks, which comes from the same one, still says which fields they are.
 */
export function withDurations(schema: JsonSchema, stack: JsonSchema): JsonSchema {
  return { ...schema, $defs: each(schema.$defs, stack.$defs) };
}

function each(schemas: Schemas = {}, stack: Schemas = {}): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(schemas).map(([name, one]) => [name, marked(one, stack[name])]));
}

function marked(schema: JsonSchema, stack: JsonSchema | undefined): JsonSchema {
  if (stack?.format === 'duration') return { ...schema, format: 'duration' };
  if (schema.properties === undefined || stack?.properties === undefined) return schema;
  return { ...schema, properties: each(schema.properties, stack.properties) };
}
