import { nearest } from '../../diagnostics/did-you-mean';
import { rowOf } from '../../model/read-json';
import { expectationOf } from './grammar';
import type { RawProblem } from './raw-problem';

/** What a problem says, and what was probably meant. */
export interface Sentence {
  readonly message: string;
  readonly suggestion?: string;
}

const nouns: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'a list',
  string: 'a string',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
};

const numerals = { minItems: 'entry', minProperties: 'field', minLength: 'character' } as const;

/** `at least one entry`, `at least 3 entries`. */
function atLeast(keyword: keyof typeof numerals, limit = 1): string {
  return `must have at least ${limit === 1 ? `one ${numerals[keyword]}` : counted(limit, numerals[keyword])}`;
}

function counted(limit: number | undefined, noun: string): string {
  if (limit === 1) return `1 ${noun}`;
  return `${limit} ${noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}

/** Alternatives that ask for fields; of others nothing short can be said. */
function choice(amount: string, fields: readonly string[] = []): string {
  return fields.some((field) => field === '')
    ? 'fits none of the forms that it may have'
    : `must have ${amount} of ${fields.map((field) => `"${field}"`).join(', ')}`;
}

/** `a`, `b` or `c`. */
function alternatives(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

function nounOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'a number' : 'a fraction';
  return nouns[typeof value] ?? typeof value;
}

export function withSuggestion(message: string, suggestion: string | undefined): Sentence {
  return suggestion === undefined
    ? { message }
    : { message: `${message} (did you mean "${suggestion}"?)`, suggestion };
}

/** A field that the object may not have, among those it may have. */
export function unknownField(name: string, known: readonly string[]): Sentence {
  return withSuggestion(`unknown field "${name}"`, nearest(name, known));
}

function wrongType(type: string | readonly string[], value: unknown): string {
  const types = [type].flat().filter((one) => one !== 'null');
  return `must be ${alternatives(types.map((one) => rowOf(nouns, one) ?? one))}, not ${nounOf(value)}`;
}

function notInList(allowed: readonly (string | number | null)[], value: unknown): Sentence {
  const shown = allowed.filter((one) => one !== null && one !== '').map(String);
  const meant = typeof value === 'string' ? nearest(value, shown) : undefined;
  return withSuggestion(`must be ${alternatives(shown.map((one) => `"${one}"`))}`, meant);
}

/** What to say about a value that stands at the problem's place; unknown fields have their own sentence. */
export function sentenceOf({ keyword, params }: RawProblem, value: unknown): Sentence {
  switch (keyword) {
    case 'required':
      return { message: `missing required field "${params.missingProperty}"` };
    case 'type':
      return { message: wrongType(params.type ?? [], value) };
    case 'enum':
      return notInList(params.allowedValues ?? [], value);
    case 'minimum':
      return { message: `must be at least ${params.limit}, not ${value}` };
    case 'maximum':
      return { message: `must be at most ${params.limit}, not ${value}` };
    case 'minItems':
    case 'minProperties':
      return { message: atLeast(keyword, params.limit) };
    case 'minLength':
      return { message: (params.limit ?? 1) > 1 ? atLeast(keyword, params.limit) : 'must not be empty' };
    case 'maxItems':
      return { message: `must have at most ${counted(params.limit, 'entry')}` };
    case 'maxProperties':
      return { message: `must have at most ${counted(params.limit, 'field')}` };
    case 'maxLength':
      return { message: `must have at most ${counted(params.limit, 'character')}` };
    case 'format':
      return { message: `must be ${params.expected}` };
    case 'anyOf':
      return { message: choice('at least one', params.fields) };
    case 'oneOf':
      return { message: choice('exactly one', params.fields) };
    case 'not':
      return { message: 'has a form that it may not have' };
    case 'untried':
      return { message: 'was not held against its pattern, for that would take too long' };
    case 'uniqueItems':
      return { message: `repeats entry ${Math.min(params.i ?? 0, params.j ?? 0)}` };
    case 'rule':
      return { message: `breaks a rule of its definition: ${params.expected}` };
    case 'unknown-rule':
      return { message: `has a rule in its definition that only a server can judge: ${params.expected}` };
    default:
      return { message: `must be ${expectationOf(params.pattern ?? '')}` };
  }
}
