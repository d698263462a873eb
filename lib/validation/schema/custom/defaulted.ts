import { isObject } from '../../../model/json';
import { resolve } from './place';
import type { Structural } from './structural';

/** A value with the defaults that a server fills in before it looks at it. */
export function defaulted(value: unknown, unresolved: Structural, shared: readonly Structural[]): unknown {
  const schema = resolve(unresolved, shared);
  const { items, properties = {}, additionalProperties } = schema;
  if (Array.isArray(value))
    return items === undefined ? value : value.map((each) => defaulted(each, items, shared));
  if (!isObject(value)) return value;
  const rest = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  const whole: Record<string, unknown> = { ...value };
  for (const [name, unresolvedField] of Object.entries(properties)) {
    const field = resolve(unresolvedField, shared);
    const isMissing = whole[name] === undefined || (whole[name] === null && field.nullable !== true);
    if (isMissing && field.default !== undefined) whole[name] = field.default;
    if (whole[name] === null && field.nullable !== true) delete whole[name];
  }
  for (const name of Object.keys(whole)) {
    const field = Object.hasOwn(properties, name) ? properties[name] : rest;
    if (field !== undefined) whole[name] = defaulted(whole[name], field, shared);
  }
  return whole;
}
