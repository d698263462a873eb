import type { Sections } from '../../lib/validation/schema/docker-sections';
import type { JsonSchema } from './json-schema';

/** What is looked up while a schema is read. */
interface Definitions {
  readonly $defs: Readonly<Record<string, JsonSchema>>;
  /** The pattern of a span of time, which the sources have by the name of its format alone. */
  readonly duration: string;
}

function definitionOf($ref: string): string {
  return $ref.slice('#/$defs/'.length);
}

function typesOf(schema: JsonSchema): string[] {
  return [schema.type ?? []].flat();
}

/**
 * Alternatives that differ in type are one schema with all their types, since every keyword speaks of one
 * type only. A value that fits none is then one problem, at its place, and not a problem of each alternative.
 */
function merge(alternatives: readonly JsonSchema[], definitions: Definitions): JsonSchema {
  const merged: JsonSchema = {};
  for (const alternative of alternatives) {
    const resolved =
      alternative.$ref === undefined
        ? alternative
        : (definitions.$defs[definitionOf(alternative.$ref)] ?? {});
    const { enum: values, ...rest } = normalize(resolved, definitions);
    const types = [...typesOf(merged), ...typesOf(rest)];
    if (new Set(types).size !== types.length)
      throw new Error(`two alternatives are both ${types.join(', ')}`);
    const pattern = values === undefined ? {} : { pattern: `^(?:${values.join('|')})$` };
    Object.assign(merged, rest, pattern, { type: types });
  }
  return merged;
}

/** The structure of a schema, with alternatives merged and references as plain names. */
function normalize(schema: JsonSchema, definitions: Definitions): JsonSchema {
  if (schema.oneOf !== undefined) return merge(schema.oneOf, definitions);
  if (schema.$ref !== undefined) return { $ref: definitionOf(schema.$ref) };
  const all = (from: Record<string, JsonSchema>): Record<string, JsonSchema> =>
    Object.fromEntries(Object.entries(from).map(([name, one]) => [name, normalize(one, definitions)]));
  const { type, enum: values, format, pattern, minimum, maximum, required, additionalProperties } = schema;
  const structure: JsonSchema = {
    type,
    enum: values,
    pattern: format === 'duration' ? definitions.duration : pattern,
    minimum,
    maximum,
    required,
    properties: schema.properties && all(schema.properties),
    patternProperties: schema.patternProperties && all(schema.patternProperties),
    additionalProperties,
    items: schema.items && normalize(schema.items, definitions),
  };
  return Object.fromEntries(Object.entries(structure).filter(([, value]) => value !== undefined));
}

/** The file without the entries of its sections: their names, and everything else on the top level. */
function fileSchema(source: JsonSchema, definitions: Definitions, sections: Sections): JsonSchema {
  const { properties, ...rest } = normalize(source, definitions);
  const shallow = { ...properties };
  for (const section of Object.keys(sections)) {
    const names = Object.keys(properties?.[section]?.patternProperties ?? {}).map((pattern) => [pattern, {}]);
    shallow[section] = { ...properties?.[section], patternProperties: Object.fromEntries(names) };
  }
  return { ...rest, properties: shallow };
}

/**
 * Lists of a service in which docker compose refuses an entry that stands twice. The published schema says so of more,
 * but those are merged before they are judged.
 */
const withoutRepetition = ['security_opt', 'group_add', 'external_links', 'volumes_from', 'links'];

function refuseRepetition(service: JsonSchema): JsonSchema {
  const properties = { ...service.properties };
  for (const name of withoutRepetition) {
    const list = properties[name];
    if (list !== undefined) properties[name] = { ...list, uniqueItems: true };
  }
  return { ...service, properties };
}

/** The schemas of a file of Docker's by name: `file` for its top level, and one for each kind of entry. */
export function dockerSchemas(
  source: JsonSchema,
  sections: Sections,
  duration: string,
): Map<string, JsonSchema> {
  const definitions: Definitions = { $defs: source.$defs ?? {}, duration };
  const schemas = new Map([['file', fileSchema(source, definitions, sections)]]);
  const visit = (schema: JsonSchema): void => {
    if (schema.$ref !== undefined) add(schema.$ref);
    if (schema.items !== undefined) visit(schema.items);
    for (const child of Object.values({ ...schema.properties, ...schema.patternProperties })) visit(child);
  };
  const add = (name: string): void => {
    if (schemas.has(name)) return;
    const schema = normalize(definitions.$defs[name] ?? {}, definitions);
    schemas.set(name, name === 'service' ? refuseRepetition(schema) : schema);
    visit(schema);
  };
  for (const schema of [...schemas.values()]) visit(schema);
  Object.values(sections).forEach(add);
  return schemas;
}
