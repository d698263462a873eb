import { isObject, type JsonObject } from '../../model/json';
import { asText, listIn, objectIn } from '../../model/read-json';
import { checkDefault } from './default-value';
import { checkListType } from './list-type';
import { checkAlternatives } from './nested-schema';
import { faultInPattern } from './pattern';
import { isReadable } from './schema-keywords';
import type { SchemaSteps, SchemaTell } from './schema-tell';
import { isGiven } from './union';

/** Where a schema stands. */
interface Level {
  readonly is: 'root' | 'item' | 'field' | 'nested';
  /** Within the metadata of an object, where some things are not said. */
  readonly inMetadata?: boolean;
  /** Why there is no default here. */
  readonly noDefault?: string;
}

const types: ReadonlySet<unknown> = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object']);
const metaFields: ReadonlySet<string> = new Set(['metadata', 'kind', 'apiVersion']);
/** What JSON Schema has, and definitions do not. */
const unsupported = ['id', 'additionalItems', 'patternProperties', 'definitions', 'dependencies', '$ref'];

/** What the server has against the schema of a custom resource: it has to say of every field what it is. */
export function checkStructure(schema: JsonObject, tell: SchemaTell): void {
  checkSchema(schema, { is: 'root' }, tell);
}

function checkSchema(schema: JsonObject, level: Level, tell: SchemaTell): void {
  if (!isReadable(schema, tell)) return;
  const { properties, additionalProperties, items, pattern } = schema;
  checkKeywords(schema, level, tell);
  checkListType(schema, tell);
  if (level.is !== 'nested') {
    checkType(schema, level, tell);
    checkObject(schema, level, tell);
    // Whether a field is there the server asks of the alternatives of the whole object alone.
    checkAlternatives(schema, level.is === 'root' ? schema : undefined, tell);
    if (schema.default !== undefined && schema.default !== null && level.noDefault === undefined)
      checkDefault(schema, tell);
  }
  const fault = typeof pattern === 'string' ? faultInPattern(pattern) : undefined;
  if (fault !== undefined) tell(['pattern'], fault);
  const below = (value: unknown, next: Level, ...steps: SchemaSteps) => {
    if (isObject(value)) checkSchema(value, next, (more, message) => tell([...steps, ...more], message));
  };
  const nested = level.is === 'nested';
  const inner: Level = { ...level, is: nested ? 'nested' : 'field' };
  if (isObject(items)) below(items, { ...level, is: nested ? 'nested' : 'item' }, 'items');
  for (const [name, property] of Object.entries(objectIn(properties))) {
    const isMeta = metaFields.has(name) && (level.is === 'root' || isEmbedded(schema));
    const noDefault = isMeta && level.is === 'root' ? `in the ${name} of an object` : level.noDefault;
    below(property, { ...inner, noDefault, inMetadata: isMeta || level.inMetadata }, 'properties', name);
  }
  const rest = level.inMetadata ? 'of what metadata has beside its fields' : level.noDefault;
  below(additionalProperties, { ...inner, noDefault: rest }, 'additionalProperties');
  below(schema.not, { ...level, is: 'nested' }, 'not');
  for (const field of ['allOf', 'anyOf', 'oneOf'] as const)
    listIn(schema[field]).forEach((each, index) => {
      below(each, { ...level, is: 'nested' }, field, index);
    });
}

function checkKeywords(schema: JsonObject, level: Level, tell: SchemaTell): void {
  const { type, items, properties, additionalProperties } = schema;
  if (isGiven(type) && !types.has(type))
    tell(
      ['type'],
      `There is no type "${asText(type)}": it takes string, number, integer, boolean, array or object.`,
    );
  for (const keyword of unsupported)
    if (isGiven(schema[keyword]) && !isEmpty(schema[keyword]))
      tell([keyword], `The schema of a definition has no \`${keyword}\`.`);
  if (Array.isArray(items)) tell(['items'], 'All entries of a list have one schema.');
  if (schema.uniqueItems === true)
    tell(
      ['uniqueItems'],
      'The server does not look for what is there twice: say `x-kubernetes-list-type: set`.',
    );
  if (
    !isEmpty(properties) &&
    isObject(properties) &&
    isSaid(additionalProperties) &&
    additionalProperties !== true
  )
    tell(
      ['additionalProperties'],
      'An object has fields by name, or any: `properties` or `additionalProperties`.',
    );
  if (schema['x-kubernetes-preserve-unknown-fields'] === false)
    tell(
      ['x-kubernetes-preserve-unknown-fields'],
      'What is not known is dropped anyway: say true, or nothing.',
    );
  if (level.noDefault !== undefined && isSaid(schema.default))
    tell(['default'], `There is no default ${level.noDefault}.`);
  if (level.inMetadata && isEmbedded(schema))
    tell(['x-kubernetes-embedded-resource'], 'Metadata has no other objects in it.');
}

function checkType(schema: JsonObject, { is }: Level, tell: SchemaTell): void {
  const { type, items } = schema;
  const keepsAll = schema['x-kubernetes-preserve-unknown-fields'] === true;
  const isEither = schema['x-kubernetes-int-or-string'] === true;
  if (type === 'array' && !isSaid(items)) tell(['items'], 'A list says what its entries are.');
  if (isEmbedded(schema)) {
    if (type !== 'object') tell(['type'], 'Another object is of the type object.');
  } else if (!isGiven(type) && !isEither && !keepsAll)
    tell(['type'], is === 'root' ? 'Objects are of the type object.' : 'A value has a type.');
  if (is === 'root' && isGiven(type) && type !== 'object') tell(['type'], 'Objects are of the type object.');
  if (isEither && keepsAll)
    tell(['x-kubernetes-preserve-unknown-fields'], 'A number or text has no fields to keep.');
  if (isEither && isEmbedded(schema))
    tell(['x-kubernetes-embedded-resource'], 'A number or text is no other object.');
}

function checkObject(schema: JsonObject, { is }: Level, tell: SchemaTell): void {
  const { additionalProperties } = schema;
  const properties = objectIn(schema.properties);
  if (isSaid(additionalProperties) && (is === 'root' || isEmbedded(schema)))
    tell(['additionalProperties'], 'An object of the API has fields by name alone.');
  if (
    isEmbedded(schema) &&
    schema['x-kubernetes-preserve-unknown-fields'] !== true &&
    Object.keys(properties).length === 0
  )
    tell(['properties'], 'Another object has fields, or `x-kubernetes-preserve-unknown-fields`.');
  if (is !== 'root' && !isEmbedded(schema)) return;
  for (const name of ['kind', 'apiVersion'])
    if (Object.hasOwn(properties, name) && objectIn(properties[name]).type !== 'string')
      tell(['properties', name, 'type'], `The ${name} of an object is text.`);
  const { metadata } = properties;
  if (!isObject(metadata)) return;
  if (metadata.type !== 'object') tell(['properties', 'metadata', 'type'], 'Metadata is an object.');
  if (is === 'root' && saysMore(metadata))
    tell(
      ['properties', 'metadata'],
      'Of metadata it can be said what name and generateName are, and nothing else.',
    );
}

function saysMore({ type: _, default: __, properties, ...rest }: JsonObject): boolean {
  const names = Object.keys(objectIn(properties));
  return (
    names.some((name) => name !== 'name' && name !== 'generateName') ||
    Object.values(rest).some((value) => isGiven(value) && value !== false && !isEmpty(value))
  );
}

function isEmbedded(schema: JsonObject): boolean {
  return schema['x-kubernetes-embedded-resource'] === true;
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** An object without fields, which is often as good as nothing. */
function isEmpty(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}
