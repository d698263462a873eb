import { base64Pattern, quantityPattern, timePattern } from '../../lib/validation/schema/grammar';
import type { JsonSchema } from './json-schema';
import type { Definition, OpenApi, Property } from './open-api';
import { shortName, target } from './open-api';
import { requiredFields, unchecked } from './required-fields';
import { serverGrammar } from './server-grammar';
import type { ServerRule } from './server-rules';
import { serverRules, valuesIn } from './server-rules';
import { serverWords } from './server-words';

/**
 * Schemas by name; a name that ends in `~` is the structure alone, for places that no server checks, and one that ends
 * in `!` is of an entry in a list, where `null` stands for an object that lacks what it has to have.
 */
export type Schemas = Map<string, JsonSchema>;

const quantity = 'io.k8s.apimachinery.pkg.api.resource.Quantity';
const intOrString = 'io.k8s.apimachinery.pkg.util.intstr.IntOrString';
const int32 = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };

/** Definitions that are not objects with fields: what the server's own decoders take. */
const leaves: Readonly<Record<string, JsonSchema>> = {
  [quantity]: { type: ['string', 'number', 'null'], pattern: quantityPattern },
  [intOrString]: { type: ['integer', 'string', 'null'], ...int32 },
  'meta.v1.Time': { type: ['string', 'null'], pattern: timePattern },
  'meta.v1.MicroTime': { type: ['string', 'null'], pattern: timePattern },
};

/** Definitions that hold whatever the user wants. */
const open = new Set([
  'meta.v1.FieldsV1',
  'meta.v1.Patch',
  'io.k8s.apimachinery.pkg.runtime.RawExtension',
  'apiextensions.v1.JSON',
  'apiextensions.v1.JSONSchemaPropsOrArray',
  'apiextensions.v1.JSONSchemaPropsOrBool',
  'apiextensions.v1.JSONSchemaPropsOrStringArray',
]);

interface Context {
  readonly minor: string;
  /** Whether a server looks at the values here, or at their types only. */
  readonly checked: boolean;
  /** Keys of the tables that met a field. */
  readonly used: Set<string>;
}

function orNull(type: string): JsonSchema {
  return { type: [type, 'null'] };
}

function plain(property: Property, context: Context): JsonSchema {
  if (property.$ref !== undefined) {
    const name = target(property.$ref);
    if (open.has(name) || open.has(shortName(name))) return {};
    return { $ref: name + (context.checked ? '' : '~') };
  }
  if (property.type === 'array') return { ...orNull('array'), items: entry(property.items ?? {}, context) };
  if (property.additionalProperties !== undefined) {
    return { ...orNull('object'), additionalProperties: plain(property.additionalProperties, context) };
  }
  // Go reads bytes from a list of numbers as well.
  if (property.format === 'byte') return { type: ['string', 'array', 'null'], pattern: base64Pattern };
  if (property.format === 'int32') return { ...orNull('integer'), ...int32 };
  return property.type === undefined ? {} : orNull(property.type);
}

/** An entry of a list, which `null` makes one without any field. */
function entry(property: Property, context: Context): JsonSchema {
  const schema = plain(property, context);
  const needs = requiredFields[shortName(schema.$ref ?? '')] ?? [];
  return context.checked && needs.length > 0 ? { $ref: `${schema.$ref}!` } : schema;
}

function ruled(schema: JsonSchema, rule: ServerRule, minor: string): JsonSchema {
  if (rule.from !== undefined && minor < rule.from) return schema;
  if (schema.items !== undefined)
    return { ...schema, items: withoutNull(ruled(schema.items, rule, minor), rule) };
  const leaf = schema.$ref === intOrString ? leaves[intOrString] : schema;
  const { minimum, maximum, pattern } = rule;
  const values = valuesIn(rule, minor);
  return {
    ...leaf,
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(values === undefined ? {} : { enum: [...values, ...(rule.empty ? [''] : []), null] }),
  };
}

/** In a list of texts `null` is an empty one. */
function withoutNull(schema: JsonSchema, { empty, pattern, values }: ServerRule): JsonSchema {
  const takesEmpty = pattern === undefined ? values === undefined || empty : new RegExp(pattern).test('');
  if (takesEmpty || !Array.isArray(schema.type)) return schema;
  const [type] = schema.type;
  return { ...schema, type, ...(schema.enum ? { enum: schema.enum.filter((one) => one !== null) } : {}) };
}

/** A required field: what would decode to its zero value is as bad as leaving it out. */
function given(schema: JsonSchema): JsonSchema {
  if (!Array.isArray(schema.type)) return schema;
  const types = schema.type.filter((type) => type !== 'null');
  const values = schema.enum?.filter((value) => value !== null);
  return {
    ...schema,
    type: types.length === 1 ? types[0] : types,
    ...(values === undefined ? {} : { enum: values }),
    ...(types.includes('string') && values === undefined ? { minLength: 1 } : {}),
    ...(types.includes('array') ? { minItems: 1 } : {}),
  };
}

function fieldSchema(key: string, root: boolean, property: Property, context: Context): JsonSchema {
  const free = unchecked[key];
  if (free !== undefined) context.used.add(key);
  const skipped = (free !== undefined && context.minor < free.before) || (root && key.endsWith('.status'));
  const own: Context = skipped ? { ...context, checked: false } : context;
  const rule = serverGrammar[key] ?? serverWords[key] ?? serverRules[key];
  if (rule !== undefined) context.used.add(key);
  const schema = plain(property, own);
  const checked = rule !== undefined && own.checked ? ruled(schema, rule, context.minor) : schema;
  const listType = property['x-kubernetes-list-type'];
  if (listType === undefined || listType === 'atomic') return checked;
  const keys = property['x-kubernetes-list-map-keys'];
  return { ...checked, 'x-kubernetes-list-type': listType, 'x-kubernetes-list-map-keys': keys };
}

function objectSchema(name: string, definition: Definition, context: Context): JsonSchema {
  const short = shortName(name);
  const leaf = leaves[name] ?? leaves[short];
  if (leaf !== undefined) return leaf;
  const root = definition['x-kubernetes-group-version-kind'] !== undefined;
  const properties: Record<string, JsonSchema> = {};
  for (const [field, property] of Object.entries(definition.properties ?? {})) {
    properties[field] = fieldSchema(`${short}.${field}`, root, property, context);
  }
  const required = context.checked ? (requiredFields[short] ?? []) : [];
  for (const field of required) {
    const schema = properties[field];
    if (schema === undefined) throw new Error(`${short} of ${context.minor} has no field ${field}`);
    properties[field] = given(schema);
  }
  if (required.length > 0) context.used.add(short);
  const needs = required.length > 0 ? { required: [...required] } : {};
  return { type: ['object', 'null'], properties, ...needs, additionalProperties: false };
}

/** Every definition of one minor as a strict schema, and the keys of the tables that were met. */
export function strictSchemas(openApi: OpenApi, minor: string): { schemas: Schemas; used: Set<string> } {
  const schemas: Schemas = new Map();
  const used = new Set<string>();
  for (const [name, definition] of Object.entries(openApi.definitions)) {
    const schema = objectSchema(name, definition, { minor, checked: true, used });
    schemas.set(name, schema);
    schemas.set(`${name}!`, { ...schema, type: 'object' });
    schemas.set(`${name}~`, objectSchema(name, definition, { minor, checked: false, used }));
  }
  return { schemas, used };
}
