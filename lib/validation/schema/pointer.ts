import { stepsOf } from '../../diagnostics/json-pointer';

/** The value at a pointer; undefined where nothing stands there. */
export function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const segment of stepsOf(pointer)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, segment);
  }
  return value;
}

/** The order of a reader: segment by segment, the entries of a list by their number. */
export function comparePointers(a: string, b: string): number {
  const left = stepsOf(a);
  const right = stepsOf(b);
  for (const [index, segment] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (segment === other) continue;
    const byNumber = Number(segment) - Number(other);
    return byNumber || (segment < other ? -1 : 1);
  }
  return left.length - right.length;
}
