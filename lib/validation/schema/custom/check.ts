import { pointerTo } from '../../../diagnostics/json-pointer';
import { isObject, type JsonObject } from '../../../model/json';
import type { RawProblem } from '../raw-problem';
import { defaulted } from './defaulted';
import { type Place, resolve, type Tell } from './place';
import { repetitionIn } from './repetition';
import { checkScalar, hasType } from './scalar';
import type { Structural } from './structural';

/**
 * Checks a value as the server does: after the defaults were filled in, without writing any. A field that is null counts
 * as left out where it may not be null.
 */
export function check(value: unknown, unresolved: Structural, place: Place): void {
  const schema = resolve(unresolved, place.shared);
  if (value === null && schema.nullable) return;
  const tell: Tell = (keyword, params) => place.problems.push({ instancePath: place.path, keyword, params });
  if (!hasType(value, schema, tell)) return;
  checkScalar(value, schema, tell);
  if (Array.isArray(value)) checkList(value, schema, place, tell);
  if (isObject(value)) checkFields(value, schema, place, tell);
  checkAlternatives(value, schema, place, tell);
}

function checkList(list: readonly unknown[], schema: Structural, place: Place, tell: Tell): void {
  const { items, minItems = 0, maxItems } = schema;
  if (list.length < minItems) tell('minItems', { limit: minItems });
  if (maxItems !== undefined && list.length > maxItems) tell('maxItems', { limit: maxItems });
  if (items !== undefined) {
    list.forEach((one, index) => {
      check(one, items, { ...place, path: pointerTo(place.path, index) });
    });
  }
  for (const pair of repetitionIn(list, schema, place.shared)) tell('uniqueItems', pair);
}

function checkFields(object: JsonObject, schema: Structural, place: Place, tell: Tell): void {
  const { properties = {}, additionalProperties, required = [], minProperties = 0, maxProperties } = schema;
  const rest = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  const open =
    !place.strict || additionalProperties === true || schema['x-kubernetes-preserve-unknown-fields'] === true;
  const names = new Set<string>();
  for (const [name, value] of Object.entries(object)) {
    const unresolved = Object.hasOwn(properties, name) ? properties[name] : rest;
    const field = unresolved && resolve(unresolved, place.shared);
    if (!isGiven(value, field)) continue;
    names.add(name);
    if (field !== undefined) check(value, field, { ...place, path: pointerTo(place.path, name) });
    else if (!open) tell('additionalProperties', { additionalProperty: name });
  }
  for (const [name, field] of Object.entries(properties)) {
    if (resolve(field, place.shared).default !== undefined) names.add(name);
  }
  for (const name of required) if (!names.has(name)) tell('required', { missingProperty: name });
  if (names.size < minProperties) tell('minProperties', { limit: minProperties });
  if (maxProperties !== undefined && names.size > maxProperties)
    tell('maxProperties', { limit: maxProperties });
}

/** Whether a field is given: a null that may not be one is as good as nothing. */
function isGiven(value: unknown, field: Structural | undefined): boolean {
  return value !== undefined && (value !== null || field?.nullable === true);
}

/** Alternatives look at the values; what fields there may be is said outside of them. */
function checkAlternatives(value: unknown, schema: Structural, place: Place, tell: Tell): void {
  const { allOf = [], anyOf, oneOf, not } = schema;
  if (allOf.length === 0 && !anyOf && !oneOf && !not) return;
  // What is not said counts as its default; of that the alternatives themselves say nothing.
  const whole = defaulted(value, schema, place.shared);
  const fits = (alternative: Structural): boolean => {
    const problems: RawProblem[] = [];
    check(whole, alternative, { ...place, strict: false, problems });
    return problems.length === 0;
  };
  const fields = (alternatives: readonly Structural[]) => ({
    fields: alternatives.map(({ required = [] }) => required.join(' and ')),
  });
  for (const one of allOf) check(whole, one, { ...place, strict: false });
  if (anyOf && !schema['x-kubernetes-int-or-string'] && !anyOf.some(fits)) tell('anyOf', fields(anyOf));
  if (oneOf && oneOf.filter(fits).length !== 1) tell('oneOf', fields(oneOf));
  if (not && fits(not)) tell('not', {});
}
