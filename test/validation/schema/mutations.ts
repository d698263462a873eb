export type Path = readonly (string | number)[];

/** Every place of a value: the value itself, and all that stands in it. */
export function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, one]) =>
    pathsOf(one, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...below];
}

/** A copy with another value at a path; undefined takes the field away. */
export function changed(root: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const copy: object = Array.isArray(root) ? [...root] : { ...Object(root) };
  Reflect.set(copy, key, changed(Reflect.get(copy, key), rest, value));
  return copy;
}

/** Values that are right in some places and wrong in most. */
export const values = [
  undefined,
  null,
  '',
  'bogus',
  -1,
  0,
  70_000,
  3e9,
  1.5,
  true,
  [],
  {},
  [null],
  ['x', 1],
  { unknown: 1 },
];
