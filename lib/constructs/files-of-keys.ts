/** File name → key, of a list of keys that are files of their own name, or as it is. */
export function filesOfKeys<K extends string>(
  keys: readonly K[] | Readonly<Record<string, K>>,
): Readonly<Record<string, K>> {
  if (!isList(keys)) return keys;
  // What is no text, in a program that no compiler has seen, has its place for a name: whoever reads the props tells of it.
  return Object.fromEntries(
    Array.from(keys, (key, place) => [typeof key === 'string' ? key : `[${place}]`, key]),
  );
}

function isList<K>(keys: readonly K[] | Readonly<Record<string, K>>): keys is readonly K[] {
  return Array.isArray(keys);
}
