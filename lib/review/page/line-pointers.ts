import { pointerTo } from '../../diagnostics/json-pointer';
import { printEntry } from '../../emit/yaml';
import { isObject, type JsonObject } from '../../model/json';

/**
 * Of each line of an object, as it is printed, the JSON pointer of what it says.
 *
 * @param head Lines before the object: the name that it stands under.
 */
export function linePointers(object: JsonObject, head = 0): string[] {
  const lines: string[] = [];
  for (let line = 0; line < head; line += 1) lines.push('');
  if (Object.values(object).some((value) => value !== undefined)) ofMap(lines, object, '');
  return lines;
}

function ofMap(lines: string[], map: JsonObject, pointer: string): void {
  for (const [key, value] of Object.entries(map)) {
    if (value === undefined) continue;
    const place = pointerTo(pointer, key);
    // The key has a line of its own, with whatever fits beside it.
    if (isNested(value)) lines.push(place);
    ofValue(lines, value, place);
  }
}

function ofValue(lines: string[], value: unknown, pointer: string): void {
  if (Array.isArray(value) && value.length > 0)
    for (const [index, item] of value.entries()) ofValue(lines, item, pointerTo(pointer, index));
  else if (isObject(value) && isNested(value)) ofMap(lines, value, pointer);
  else for (let line = heightOf(value); line > 0; line -= 1) lines.push(pointer);
}

function isNested(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isObject(value) && Object.values(value).some((entry) => entry !== undefined);
}

function heightOf(value: unknown): number {
  if (typeof value !== 'string' || !value.includes('\n')) return 1;
  return printEntry('k', value, 0).split('\n').length - 1;
}
