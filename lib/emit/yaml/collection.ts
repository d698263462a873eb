import { isPlainObject, type JsonObject } from '../../model/json';
import { remember } from './remember';
import { printKey, printLine, printLines } from './scalar';

/** Readers refuse a longer key, unless it is an explicit one (`? key`). */
const LONGEST_KEY = 1024;

const lineOf = remember(printLine);
const keyOf = remember((key) => printKey(key, false));

/**
 * Prints any value below the root, without the line break that ends it.
 *
 * @param indent The spaces before each line that follows the first.
 */
export function printValue(value: unknown, indent: string): string {
  switch (typeof value) {
    case 'string':
      return value.includes('\n') ? printLines(value, indent) : lineOf(value);
    case 'number':
      return printNumber(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'undefined':
      return 'null';
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return printList(value, indent);
      if (isPlainObject(value)) return printMap(value, indent);
  }
  throw new TypeError(`a ${typeof value} cannot be printed as YAML`);
}

/** One entry of a map, without its own indentation before it and without the line break after it. */
export function printPair(key: string, value: unknown, indent: string): string {
  const inner = `${indent}  `;
  const name = indent === '' ? printKey(key, true) : keyOf(key);
  const text = printValue(value, inner);
  if (name.length > LONGEST_KEY) return `? ${name}\n${indent}: ${text}`;
  return isBlock(value, text) ? `${name}:\n${inner}${text}` : `${name}: ${text}`;
}

function printMap(map: JsonObject, indent: string): string {
  let text = '';
  for (const key of Object.keys(map)) {
    const value = map[key];
    if (value === undefined) continue;
    if (text) text += `\n${indent}`;
    text += printPair(key, value, indent);
  }
  return text || '{}';
}

function printList(list: readonly unknown[], indent: string): string {
  const inner = `${indent}  `;
  let text = '';
  for (let at = 0; at < list.length; at += 1) {
    text += text ? `\n${indent}- ` : '- ';
    text += printValue(list[at], inner);
  }
  return text || '[]';
}

/** Whether what is printed stands below its key, not beside it. */
function isBlock(value: unknown, text: string): boolean {
  return typeof value === 'object' && value !== null && text !== '{}' && text !== '[]';
}

function printNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} cannot be printed as YAML`);
  return Object.is(value, -0) ? '-0' : String(value);
}
