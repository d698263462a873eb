/** The names that a list has more than once, each with the place of every entry but the first. */
export function repeated<T>(
  list: readonly T[],
  nameOf: (entry: T) => string | undefined,
): readonly (readonly [name: string, index: number])[] {
  if (list.length < 2) return none;
  const seen = new Set<string>();
  const found: [string, number][] = [];
  list.forEach((entry, index) => {
    const name = nameOf(entry);
    if (name === undefined) return;
    if (seen.has(name)) found.push([name, index]);
    seen.add(name);
  });
  return found;
}

const none: readonly (readonly [string, number])[] = [];
