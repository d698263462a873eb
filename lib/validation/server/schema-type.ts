import { isObject, type JsonObject } from '../../model/json';
import { objectIn } from '../../model/read-json';
import { reserved } from '../cel/parse';
import type { Type } from '../cel/types';
import { escaped } from '../schema/custom/rules/typed';

const known = new WeakMap<JsonObject, Type | 'hidden'>();
const meta: Type = {
  fields: new Map<string, Type>([
    ['name', 'string'],
    ['generateName', 'string'],
  ]),
};

/** What a schema says of a value to the expressions of its rules; undefined of what they cannot see. */
export function declaredType(schema: JsonObject, isRoot: boolean): Type | undefined {
  if (schema['x-kubernetes-int-or-string'] === true) return 'any';
  if (isRoot) return rootType(schema);
  const before = known.get(schema) ?? typeOfSchema(schema) ?? 'hidden';
  known.set(schema, before);
  return before === 'hidden' ? undefined : before;
}

function typeOfSchema(schema: JsonObject): Type | undefined {
  const { type, format, items, additionalProperties } = schema;
  switch (type) {
    case 'array': {
      const entry = isObject(items) ? declared(items) : undefined;
      return entry && { list: entry };
    }
    case 'object': {
      if (!isObject(additionalProperties)) return { fields: fieldsOf(schema) };
      const value = declared(additionalProperties);
      return value && { map: value };
    }
    case 'string':
      if (format === 'byte') return 'bytes';
      if (format === 'duration') return 'duration';
      return format === 'date' || format === 'date-time' ? 'timestamp' : 'string';
    case 'boolean':
      return 'bool';
    case 'number':
      return 'double';
    case 'integer':
      return 'int';
    default:
      return undefined;
  }
}

/** An object of the API has a kind and a name, whatever its schema says. */
function rootType(schema: JsonObject): Type | undefined {
  const type = declaredType({ ...schema, type: 'object' }, false);
  if (type === undefined || typeof type === 'string' || !('fields' in type)) return type;
  const own = type.fields.get('metadata');
  const isEmbedded = schema['x-kubernetes-embedded-resource'] === true;
  const fields = new Map<string, Type>([...type.fields, ['apiVersion', 'string'], ['kind', 'string']]);
  return { fields: fields.set('metadata', isEmbedded && own !== undefined ? 'any' : meta) };
}

function declared(schema: JsonObject): Type | undefined {
  return declaredType(schema, schema['x-kubernetes-embedded-resource'] === true);
}

/** Names that expressions have no word for are hidden from them. */
function fieldsOf({ properties }: JsonObject): Map<string, Type> {
  const fields = new Map<string, Type>();
  for (const [name, schema] of Object.entries(objectIn(properties))) {
    const type = isObject(schema) ? declared(schema) : undefined;
    if (type === undefined || !/^(?!\d)[\w./-]+$/.test(name)) continue;
    fields.set(escaped(name), type);
    // What is a word of the language is a name behind a dot all the same.
    if (reserved.has(name)) fields.set(name, type);
  }
  return fields;
}
