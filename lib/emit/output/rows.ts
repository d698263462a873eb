import { isObject, type JsonObject } from '../../model/json';

/**
 * JSON of which every row is one line: an object stands in a line of its own where nothing in it holds more than a list
 * of plain values. Made to be compared and merged line by line, so a list of rows ends with `null`: whatever is added
 * to its end leaves the line before as it is, comma and all.
 */
export function printRows(document: JsonObject): string {
  return `${printBlock(document, '')}\n`;
}

function print(value: unknown, indent: string): string {
  return isRow(value) ? row(value) : printBlock(value, indent);
}

function printBlock(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const rows = value.map((item) => `${inner}${print(item, inner)},\n`);
    return `[\n${rows.join('')}${inner}null\n${indent}]`;
  }
  const lines = entriesOf(value).map(
    ([key, item]) => `${inner}${JSON.stringify(key)}: ${print(item, inner)}`,
  );
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

function row(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(row).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const entries = entriesOf(value).map(([key, item]) => `${JSON.stringify(key)}: ${row(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function isRow(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlain);
  return entriesOf(value).every(([, item]) => (Array.isArray(item) ? item.every(isPlain) : isPlain(item)));
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

/** As JSON has it: what is undefined is no entry. */
function entriesOf(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value).filter(([, item]) => item !== undefined) : [];
}
