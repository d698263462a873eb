/**
 * `list.map(change)`, for lists that are made for every workload and read everywhere. V8 lays out the list of a plain
 * `map` in one way until it optimizes the caller and in another from then on ("packed", then "holey"), and throws away
 * the optimized code of all functions that have met the first way only. A list that grows has one layout throughout.
 */
export function mapList<T, U>(list: readonly T[], change: (item: T, index: number) => U): U[] {
  // Begun with its first item, a list has no more room than for that; one that begins empty has room for 17.
  let changed: U[] | undefined;
  for (const item of list) {
    if (changed === undefined) changed = [change(item, 0)];
    else changed.push(change(item, changed.length));
  }
  return changed ?? [];
}
