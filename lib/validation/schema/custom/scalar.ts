import { isObject } from '../../../model/json';
import { formats } from './format';
import type { Tell } from './place';
import type { Structural } from './structural';

/** Whether a value has the type that the schema asks for. */
export function hasType(value: unknown, schema: Structural, tell: Tell): boolean {
  const either = schema['x-kubernetes-int-or-string'];
  if (either ? Number.isInteger(value) || typeof value === 'string' : isA(value, schema.type)) return true;
  tell('type', { type: either ? ['integer', 'string'] : (schema.type ?? []) });
  return false;
}

function isA(value: unknown, type: string | undefined): boolean {
  switch (type) {
    case undefined:
      return true;
    case 'object':
      return isObject(value);
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

const expressions = new Map<string, RegExp>();

function expressionOf(pattern: string): RegExp {
  const known = expressions.get(pattern) ?? new RegExp(pattern);
  expressions.set(pattern, known);
  return known;
}

/** Checks what a text or a number is, beside its type. */
export function checkScalar(value: unknown, schema: Structural, tell: Tell): void {
  const { enum: allowed } = schema;
  if (allowed && !allowed.some((one) => one === value)) tell('enum', { allowedValues: allowed });
  if (typeof value === 'string') checkText(value, schema, tell);
  if (typeof value === 'number') checkNumber(value, schema, tell);
}

function checkText(
  text: string,
  { minLength = 0, maxLength, pattern, format }: Structural,
  tell: Tell,
): void {
  // A server counts characters, not the halves that JavaScript makes of some.
  const length = [...text].length;
  if (length < minLength) tell('minLength', { limit: minLength });
  if (maxLength !== undefined && length > maxLength) tell('maxLength', { limit: maxLength });
  if (pattern !== undefined && !expressionOf(pattern).test(text)) tell('pattern', { pattern });
  const grammar = format === undefined ? undefined : formats.get(format);
  if (grammar?.accepts(text) === false) tell('format', { expected: grammar.expected });
}

const int32 = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };
const anyNumber = { minimum: Number.NEGATIVE_INFINITY, maximum: Number.POSITIVE_INFINITY };

function checkNumber(number: number, schema: Structural, tell: Tell): void {
  const { minimum, maximum } = { ...(schema.format === 'int32' ? int32 : anyNumber), ...schema };
  if (number < minimum) tell('minimum', { limit: minimum });
  if (number > maximum) tell('maximum', { limit: maximum });
}
