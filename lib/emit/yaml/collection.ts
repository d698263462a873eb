import { isPlainObject, type JsonObject } from '../../model/json';
import { dashAt, indentAt, isLong, keyAt, lineAt, openingAbove, openingBeside } from './line';
import { printLine, printLines } from './scalar';

/*
 * Each function adds to the text that it is given and hands it back: one growing string, of few and long pieces, is
 * what the engine joins fastest. `depth` counts levels of indentation.
 */

/** A value where a line has begun already: at the root, behind a dash. Lines that follow stand at `depth`. */
export function addInline(text: string, value: unknown, depth: number): string {
  if (isList(value)) return value.length === 0 ? `${text}[]` : addList(text, value, depth, true);
  if (isMap(value)) return isEmpty(value) ? `${text}{}` : addMap(text, value, depth, true);
  return text + printScalar(value, depth);
}

/** One entry of a map, without the line break before it. */
export function addEntry(text: string, key: string, value: unknown, depth: number): string {
  return addPair(text + indentAt(depth), key, value, depth, true);
}

/** @param begun The line of the first entry has begun already. */
function addMap(text: string, map: JsonObject, depth: number, begun: boolean): string {
  let all = text;
  let inLine = begun;
  for (const key in map) {
    const value = map[key];
    if (value === undefined || !Object.hasOwn(map, key)) continue;
    all = addPair(all, key, value, depth, inLine);
    inLine = false;
  }
  return all;
}

function addPair(text: string, key: string, value: unknown, depth: number, inLine: boolean): string {
  if (isLong(key, depth)) {
    const line = inLine ? '' : lineAt(depth);
    return addInline(`${text}${line}? ${keyAt(depth, key)}${lineAt(depth)}: `, value, depth + 1);
  }
  if (isList(value) && value.length > 0) {
    return addList(text + openingAbove(depth, key, inLine), value, depth + 1, false);
  }
  if (isMap(value) && !isEmpty(value)) {
    return addMap(text + openingAbove(depth, key, inLine), value, depth + 1, false);
  }
  return addInline(text + openingBeside(depth, key, inLine), value, depth + 1);
}

/** @param begun The line of the first item has begun already. */
function addList(text: string, list: readonly unknown[], depth: number, begun: boolean): string {
  let all = text;
  for (let at = 0; at < list.length; at += 1) {
    const dash = at > 0 || !begun ? dashAt(depth) : '- ';
    all = addInline(all + dash, list[at], depth + 1);
  }
  return all;
}

function printScalar(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return value.includes('\n') ? printLines(value, indentAt(depth)) : printLine(value);
    case 'number':
      return printNumber(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'undefined':
      return 'null';
    case 'object':
      if (value === null) return 'null';
  }
  throw new TypeError(`a ${typeof value} cannot be printed as YAML`);
}

function printNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} cannot be printed as YAML`);
  return Object.is(value, -0) ? '-0' : String(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return typeof value === 'object' && Array.isArray(value);
}

function isMap(value: unknown): value is JsonObject {
  return typeof value === 'object' && isPlainObject(value);
}

/** What is undefined is no entry. */
function isEmpty(map: JsonObject): boolean {
  for (const key in map) if (map[key] !== undefined && Object.hasOwn(map, key)) return false;
  return true;
}
