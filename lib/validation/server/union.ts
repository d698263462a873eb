import { isObject, type JsonObject } from '../../model/json';

/** The members of a union that are given; null is as good as nothing. */
export function givenOf(union: unknown, members: readonly string[]): readonly string[] {
  if (!isObject(union)) return none;
  let given: readonly string[] = none;
  for (const member of members) {
    if (union[member] === undefined || union[member] === null) continue;
    given = given === none ? [member] : [...given, member];
  }
  return given;
}

const none: readonly string[] = [];

/** Whether a field says something: null, empty text and no entries are as good as nothing. */
export function isGiven(value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  );
}

/** The fields of an object that are given, of those that may not be. */
export function forbiddenIn(object: JsonObject, fields: readonly string[]): readonly string[] {
  return fields.filter((field) => object[field] !== undefined && object[field] !== null);
}

/** `a`, `b` and `c`. */
export function listed(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
