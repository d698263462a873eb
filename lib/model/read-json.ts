import { stepsOf } from '../diagnostics/json-pointer';
import { isObject, type JsonObject } from './json';

const nothing: JsonObject = {};

/** The value as an object; an empty one where it is none. */
export function objectIn(value: unknown): JsonObject {
  return isObject(value) ? value : nothing;
}

/** The value as a list; an empty one where it is none. */
export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as text, if it is text and not empty. */
export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * The value as it is printed; of a map or a list only that it is one. `String`, and a template, would call the
 * `toString` that somebody has written into it.
 */
export function asText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Array.isArray(value) ? '[…]' : '{…}';
}

/** What stands at a JSON pointer; undefined where nothing does. */
export function valueAt(content: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce<unknown>(
    (at, step) => (Array.isArray(at) ? at[Number(step)] : objectIn(at)[step]),
    content,
  );
}

/** What a table has for a word of anybody's: `toString` is in none, and in what every object is made of. */
export function rowOf<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
