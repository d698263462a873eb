/** What somebody says: a key that is undefined is one that they do not have, as where a condition decides on it. */
export function withoutUndefined<T extends object>(props: T | undefined): Partial<T> {
  const result: Partial<T> = {};
  for (const key in props) if (props[key] !== undefined) result[key] = props[key];
  return result;
}
