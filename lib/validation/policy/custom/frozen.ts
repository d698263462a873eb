/**
 * A copy of plain data that nobody can change: what a rule of somebody's own looks at is written afterwards. Of objects of
 * Kubernetes without what is null, which a server takes for what is not there.
 */
export function frozen(value: object, withoutNull: boolean): object {
  // What stands in several places is copied once: aliases of YAML may stand for more than there is room for.
  const known = new Map<object, object>();
  return copy(value);

  function copy(from: object): object {
    const before = known.get(from);
    if (before !== undefined) return before;
    if (Array.isArray(from)) {
      const list: unknown[] = [];
      known.set(from, list);
      for (const each of from) list.push(within(each));
      return Object.freeze(list);
    }
    const object = {};
    known.set(from, object);
    for (const [key, each] of Object.entries(from))
      if (each !== undefined && !(withoutNull && each === null))
        Object.defineProperty(object, key, { value: within(each), enumerable: true });
    return Object.freeze(object);
  }

  function within(value: unknown): unknown {
    return typeof value === 'object' && value !== null ? copy(value) : value;
  }
}
