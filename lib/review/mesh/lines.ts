import { stepsOf } from '../../diagnostics/json-pointer';
import { printEntry, printYaml } from '../../emit/yaml';

/** On which line of its own text each entry of a list or map begins, by its index or key. */
type Offsets = ReadonlyMap<string, number>;

/** Whoever looks for one place in a long list looks for others. */
const inYaml = new WeakMap<object, Offsets>();
const inJson = new WeakMap<object, Offsets>();

/** On which line of a document of YAML, of those that we print, the value at a pointer begins; the first is 0. */
export function yamlLine(object: unknown, pointer: string): number {
  let line = 0;
  let at: unknown = object;
  let isInside = false;
  for (const step of stepsOf(pointer)) {
    // What stands in a map begins on the line below its key, and an item of a list beside its dash.
    if (isInside) line += 1;
    line += offsetIn(at, step, inYaml, (key, value) =>
      key === undefined ? printYaml(value) : printEntry(key, value, 0),
    );
    isInside = !Array.isArray(at);
    at = valueIn(at, step);
  }
  return line;
}

/** The same of JSON with indentation, where each brace has a line. */
export function jsonLine(value: unknown, pointer: string): number {
  let line = 0;
  let at = value;
  for (const step of stepsOf(pointer)) {
    line += 1 + offsetIn(at, step, inJson, (_, each) => `${JSON.stringify(each, null, 2)}\n`);
    at = valueIn(at, step);
  }
  return line;
}

function offsetIn(
  holder: unknown,
  step: string,
  known: WeakMap<object, Offsets>,
  print: (key: string | undefined, value: unknown) => string,
): number {
  if (typeof holder !== 'object' || holder === null) return 0;
  const offsets = known.get(holder) ?? offsetsOf(holder, print);
  known.set(holder, offsets);
  return offsets.get(step) ?? 0;
}

function offsetsOf(holder: object, print: (key: string | undefined, value: unknown) => string): Offsets {
  const offsets = new Map<string, number>();
  let line = 0;
  for (const [key, value] of Object.entries(holder)) {
    if (value === undefined) continue;
    offsets.set(key, line);
    line += linesOf(print(Array.isArray(holder) ? undefined : key, value));
  }
  return offsets;
}

function valueIn(holder: unknown, step: string): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, step) : undefined;
}

export function linesOf(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
