import { isObject, type JsonObject } from '../../model/json';
import type { SchemaTell } from './schema-tell';

type Kind = 'text' | 'number' | 'whole' | 'flag' | 'list' | 'map' | 'any';

/** What a schema may say, and how. */
const keywords: Readonly<Record<string, Kind>> = {
  $ref: 'text',
  $schema: 'text',
  additionalItems: 'any',
  additionalProperties: 'any',
  allOf: 'list',
  anyOf: 'list',
  default: 'any',
  definitions: 'map',
  dependencies: 'map',
  description: 'text',
  enum: 'list',
  example: 'any',
  exclusiveMaximum: 'flag',
  exclusiveMinimum: 'flag',
  externalDocs: 'map',
  format: 'text',
  id: 'text',
  items: 'any',
  maxItems: 'whole',
  maxLength: 'whole',
  maxProperties: 'whole',
  maximum: 'number',
  minItems: 'whole',
  minLength: 'whole',
  minProperties: 'whole',
  minimum: 'number',
  multipleOf: 'number',
  not: 'map',
  nullable: 'flag',
  oneOf: 'list',
  pattern: 'text',
  patternProperties: 'map',
  properties: 'map',
  required: 'list',
  title: 'text',
  type: 'text',
  uniqueItems: 'flag',
  'x-kubernetes-embedded-resource': 'flag',
  'x-kubernetes-int-or-string': 'flag',
  'x-kubernetes-list-map-keys': 'list',
  'x-kubernetes-list-type': 'text',
  'x-kubernetes-map-type': 'text',
  'x-kubernetes-preserve-unknown-fields': 'flag',
  'x-kubernetes-validations': 'list',
};
const textLists = ['required', 'x-kubernetes-list-map-keys'] as const;

const isA: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  whole: Number.isInteger,
  flag: (value) => typeof value === 'boolean',
  list: Array.isArray,
  map: isObject,
  any: () => true,
};

/** Whether a server can read the schema at all; below `items` the schemas of the versions do not look. */
export function isReadable(schema: JsonObject, tell: SchemaTell): boolean {
  let isRight = true;
  const refuse = (steps: readonly (string | number)[], message: string) => {
    isRight = false;
    tell(steps, message);
  };
  for (const [keyword, value] of Object.entries(schema)) {
    if (value === null || value === undefined) continue;
    const kind = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined;
    // Below `items` the server passes over what it does not know.
    if (kind !== undefined && !isA[kind](value))
      refuse([keyword], `The \`${keyword}\` of a schema is ${says[kind]}.`);
  }
  for (const field of textLists) {
    const list = schema[field];
    if (Array.isArray(list) && list.some((each) => typeof each !== 'string' && each !== null))
      refuse([field], `The entries of \`${field}\` are names.`);
  }
  const { items, additionalProperties } = schema;
  if (items !== undefined && items !== null && typeof items !== 'object')
    refuse(['items'], 'The `items` of a schema are said by a schema.');
  if (
    additionalProperties !== undefined &&
    additionalProperties !== null &&
    typeof additionalProperties !== 'boolean' &&
    !isObject(additionalProperties)
  )
    refuse(['additionalProperties'], 'The `additionalProperties` of a schema are said by a schema.');
  return isRight;
}

const says: Readonly<Record<Kind, string>> = {
  text: 'text',
  number: 'a number',
  whole: 'a whole number',
  flag: 'true or false',
  list: 'a list',
  map: 'an object',
  any: 'anything',
};
