import { isObject, type JsonObject } from '../../model/json';

/**
 * JSON of which every row is one line: an object stands in a line of its own where nothing in it holds more than a list
 * of plain values. Made to be compared and merged line by line, so a list of rows ends with `null`: whatever is added
 * to its end leaves the line before as it is, comma and all.
 */
export function printRows(document: JsonObject): string {
  return `${addBlock('', document, '\n')}\n`;
}

/** Adds to the text that it is given: of a large app there are tens of thousands of rows. */
function add(text: string, value: unknown, line: string): string {
  return isRow(value) ? text + JSON.stringify(value) : addBlock(text, value, line);
}

/** @param line A line break, and the indentation of what is around. */
function addBlock(text: string, value: unknown, line: string): string {
  const inner = `${line}  `;
  if (Array.isArray(value)) {
    let all = `${text}[`;
    for (const item of value) all = `${add(all + inner, item, inner)},`;
    return `${all}${inner}null${line}]`;
  }
  let all = text;
  if (isObject(value)) {
    let before = '{';
    for (const key in value) {
      const item = value[key];
      if (item === undefined) continue;
      all = add(`${all}${before}${inner}${JSON.stringify(key)}: `, item, inner);
      before = ',';
    }
  }
  return `${all}${line}}`;
}

function isRow(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlain);
  if (!isObject(value)) return true;
  for (const key in value) {
    const item = value[key];
    if (!isPlain(item) && !(Array.isArray(item) && item.every(isPlain))) return false;
  }
  return true;
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
