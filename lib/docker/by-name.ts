/** Entries of a section of a file, in the order of their names. */
export function byName<T, U>(values: ReadonlyMap<string, T>, print: (value: T) => U): Record<string, U> {
  const sorted = [...values].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, value]) => [name, print(value)]));
}
