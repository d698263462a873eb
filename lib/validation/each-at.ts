import { isObject } from '../model/json';

/** Shows each object that a path leads to, and its JSON pointer; `*` stands for every entry of a list. */
export function eachAt(
  value: unknown,
  path: readonly string[],
  visit: (object: Readonly<Record<string, unknown>>, pointer: string) => void,
  pointer = '',
  from = 0,
): void {
  for (let at = from; at < path.length; at++) {
    const step = path[at] ?? '';
    if (step === '*') {
      if (!Array.isArray(value)) return;
      for (const [index, each] of value.entries()) eachAt(each, path, visit, `${pointer}/${index}`, at + 1);
      return;
    }
    if (!isObject(value)) return;
    value = value[step];
    pointer += `/${step}`;
  }
  if (isObject(value)) visit(value, pointer);
}
