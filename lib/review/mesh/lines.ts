import { stepsOf } from '../../diagnostics/json-pointer';
import { printEntry, printYaml } from '../../emit/yaml';
import { objectIn } from '../../model/read-json';

/** On which line of a document of YAML, of those that we print, the value at a pointer begins; the first is 0. */
export function yamlLine(object: unknown, pointer: string): number {
  let line = 0;
  let at: unknown = object;
  let isInside = false;
  for (const step of stepsOf(pointer)) {
    // What stands in a map begins on the line below its key, and an item of a list beside its dash.
    if (isInside) line += 1;
    if (Array.isArray(at)) {
      const index = Number(step);
      for (const item of at.slice(0, index)) line += linesOf(printYaml(item));
      at = at[index];
      isInside = false;
    } else {
      const map = objectIn(at);
      for (const [key, value] of Object.entries(map)) {
        if (key === step) break;
        line += linesOf(printEntry(key, value, 0));
      }
      at = map[step];
      isInside = true;
    }
  }
  return line;
}

/** The same of JSON with indentation, where each brace has a line. */
export function jsonLine(value: unknown, pointer: string): number {
  let line = 0;
  let at = value;
  for (const step of stepsOf(pointer)) {
    line += 1;
    const before = Array.isArray(at) ? at.slice(0, Number(step)) : beforeKey(objectIn(at), step);
    for (const each of before) line += linesOf(`${JSON.stringify(each, null, 2)}\n`);
    at = Array.isArray(at) ? at[Number(step)] : objectIn(at)[step];
  }
  return line;
}

function beforeKey(map: Readonly<Record<string, unknown>>, key: string): unknown[] {
  const keys = Object.keys(map);
  return keys
    .slice(0, Math.max(0, keys.indexOf(key)))
    .map((each) => map[each])
    .filter((each) => each !== undefined);
}

export function linesOf(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
