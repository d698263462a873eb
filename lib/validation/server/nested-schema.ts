import { isObject, type JsonObject } from '../../model/json';
import { listIn, objectIn } from '../../model/read-json';
import type { SchemaSteps, SchemaTell } from './schema-tell';
import { isGiven } from './union';

/** What is said of a value beside the alternatives, and never within them. */
const forbidden = [
  'type',
  'default',
  'title',
  'description',
  'nullable',
  'additionalProperties',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-embedded-resource',
  'x-kubernetes-int-or-string',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-list-type',
  'x-kubernetes-map-type',
  'x-kubernetes-validations',
];

/**
 * Alternatives look at values alone: what fields there are is said outside of them.
 * @param whole what is said outside; undefined where nobody looks whether it says enough.
 */
export function checkAlternatives(schema: JsonObject, whole: JsonObject | undefined, tell: SchemaTell): void {
  const below = (nested: unknown, mayBeEither: boolean, ...steps: SchemaSteps) => {
    if (isObject(nested))
      checkNested(nested, whole, mayBeEither, (more, message) => tell([...steps, ...more], message));
  };
  below(schema.not, false, 'not');
  for (const field of ['allOf', 'anyOf', 'oneOf'] as const) {
    if (field === 'anyOf' && isEither(schema.anyOf)) continue;
    listIn(schema[field]).forEach((each, index) => {
      below(each, field === 'allOf' && index === 0, field, index);
    });
  }
}

function checkNested(
  nested: JsonObject,
  whole: JsonObject | undefined,
  mayBeEither: boolean,
  tell: SchemaTell,
): void {
  for (const keyword of forbidden)
    if (isGiven(nested[keyword]) && nested[keyword] !== false)
      tell([keyword], `Alternatives look at values: \`${keyword}\` is said outside of them.`);
  const rest = mayBeEither && isEither(nested.anyOf) ? { ...nested, anyOf: undefined } : nested;
  checkAlternatives(rest, whole, tell);
  const { items } = nested;
  if (isObject(items)) {
    const into: SchemaTell = (more, message) => tell(['items', ...more], message);
    const outside = whole && objectAt(whole.items);
    if (whole && outside === undefined)
      into([], 'Of the entries nothing is said outside of the alternatives.');
    checkNested(items, outside, false, into);
  }
  for (const [name, property] of Object.entries(objectIn(nested.properties))) {
    const into: SchemaTell = (more, message) => tell(['properties', name, ...more], message);
    if (name === 'metadata') into([], 'Of metadata nothing is said in alternatives.');
    const fields = objectIn(whole?.properties);
    const outside = Object.hasOwn(fields, name) ? objectAt(fields[name]) : undefined;
    if (whole && outside === undefined) into([], `Outside of the alternatives there is no field "${name}".`);
    if (isObject(property)) checkNested(property, outside, false, into);
  }
}

function objectAt(value: unknown): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

/** A number or text, as it has been said before there was `x-kubernetes-int-or-string`. */
function isEither(anyOf: unknown): boolean {
  const list = listIn(anyOf);
  return (
    list.length === 2 &&
    list.every((each, index) => {
      const { type, ...rest } = objectIn(each);
      return type === (index === 0 ? 'integer' : 'string') && Object.keys(rest).length === 0;
    })
  );
}
