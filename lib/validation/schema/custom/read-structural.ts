import { isObject, type JsonObject } from '../../../model/json';
import { listIn, objectIn, textIn } from '../../../model/read-json';
import type { CelRule, Structural } from './structural';

const texts = ['type', 'format', 'x-kubernetes-list-type'] as const;
const numbers = [
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
] as const;
const flags = ['nullable', 'x-kubernetes-int-or-string', 'x-kubernetes-preserve-unknown-fields'] as const;
const alternatives = ['allOf', 'anyOf', 'oneOf'] as const;

/** What an object within another one has, whatever is said of it. */
const everyObject: Readonly<Record<string, Structural>> = {
  apiVersion: { type: 'string' },
  kind: { type: 'string' },
  metadata: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
};

/**
 * The schema of somebody's own definition. What is not as a schema has to be is left out: that is another's to tell.
 *
 * @param rules takes the rules in CEL, of which the schema has the numbers.
 */
export function readStructural(content: JsonObject, rules: CelRule[]): Structural {
  const { pattern, properties, additionalProperties, items, not } = content;
  const isWhole = content['x-kubernetes-embedded-resource'] === true;
  const ownRules = listIn(content['x-kubernetes-validations']).flatMap((each) => numberOf(each, rules));
  return {
    ...picked(content, texts, (value) => typeof value === 'string' && value !== ''),
    ...picked(content, numbers, (value) => typeof value === 'number'),
    ...picked(content, flags, (value) => typeof value === 'boolean'),
    ...(content.default === undefined || content.default === null ? {} : { default: content.default }),
    ...(Array.isArray(content.enum) ? { enum: content.enum.filter(isValue) } : {}),
    ...(typeof pattern === 'string' && pattern !== '' ? { pattern } : {}),
    ...(Array.isArray(content.required) ? { required: content.required.filter(isText) } : {}),
    ...(isObject(properties) || isWhole
      ? { properties: { ...(isWhole && everyObject), ...readAll(objectIn(properties), rules) } }
      : {}),
    ...(isObject(additionalProperties) || typeof additionalProperties === 'boolean'
      ? {
          additionalProperties: isObject(additionalProperties)
            ? readStructural(additionalProperties, rules)
            : additionalProperties,
        }
      : {}),
    ...(isObject(items) ? { items: readStructural(items, rules) } : {}),
    ...(isObject(not) ? { not: readStructural(not, rules) } : {}),
    ...(Array.isArray(content['x-kubernetes-list-map-keys'])
      ? { 'x-kubernetes-list-map-keys': content['x-kubernetes-list-map-keys'].filter(isText) }
      : {}),
    ...(ownRules.length > 0 ? { 'x-kubernetes-validations': ownRules } : {}),
    ...Object.fromEntries(
      alternatives.flatMap((field) =>
        listIn(content[field]).length > 0
          ? [
              [
                field,
                listIn(content[field]).flatMap((each) => (isObject(each) ? readStructural(each, rules) : [])),
              ],
            ]
          : [],
      ),
    ),
  };
}

function readAll(properties: JsonObject, rules: CelRule[]): Record<string, Structural> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, schema]) =>
      isObject(schema) ? [[name, readStructural(schema, rules)]] : [],
    ),
  );
}

/** Puts a rule to the others, and gives its place among them. */
function numberOf(content: unknown, rules: CelRule[]): number[] {
  const { rule, message, messageExpression, fieldPath, optionalOldSelf } = objectIn(content);
  if (typeof rule !== 'string') return [];
  const made: CelRule = {
    rule,
    message: textIn(message),
    messageExpression: textIn(messageExpression),
    fieldPath: textIn(fieldPath),
    optionalOldSelf: optionalOldSelf === true,
  };
  return [rules.push(made) - 1];
}

function picked(
  content: JsonObject,
  fields: readonly string[],
  isRight: (value: unknown) => boolean,
): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => (isRight(content[field]) ? [[field, content[field]]] : [])),
  );
}

function isValue(value: unknown): value is string | number | null {
  return value === null || typeof value === 'string' || typeof value === 'number';
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
