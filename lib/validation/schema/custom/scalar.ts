import { isObject } from '../../../model/json';
import { NotReadable } from '../../regex/faults';
import { matcherOf } from '../../regex/matcher';
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
  if (pattern !== undefined) checkPattern(text, pattern, tell);
  const grammar = format === undefined ? undefined : formats.get(format);
  if (grammar?.accepts(text) === false) tell('format', { expected: grammar.expected });
}

/** An expression that the server cannot read is told where it stands. */
function checkPattern(text: string, pattern: string, tell: Tell): void {
  const matcher = matcherOf(pattern);
  const isFound = matcher instanceof NotReadable || matcher.finds(text);
  if (isFound === undefined) tell('untried', { pattern });
  else if (!isFound) tell('pattern', { pattern });
}

const int32 = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };
const anyNumber = { minimum: Number.NEGATIVE_INFINITY, maximum: Number.POSITIVE_INFINITY };

function checkNumber(number: number, schema: Structural, tell: Tell): void {
  const range = schema.format === 'int32' ? int32 : anyNumber;
  const { minimum = range.minimum, maximum = range.maximum } = schema;
  if (number < minimum) tell('minimum', { limit: minimum });
  if (number > maximum) tell('maximum', { limit: maximum });
}
