/** Services in the order in which they wait for each other, the last for the first; nothing where none wait so. */
export function cycleOf(waits: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const waiters = new Map<string, string[]>();
  const open = new Map<string, number>();
  for (const [name, others] of waits) {
    const known = [...new Set(others)].filter((other) => waits.has(other));
    open.set(name, known.length);
    for (const other of known) {
      const those = waiters.get(other);
      if (those === undefined) waiters.set(other, [name]);
      else those.push(name);
    }
  }
  // Whoever waits for nobody any more starts, and those that wait for it wait for one less.
  const ready = [...open].filter(([, count]) => count === 0).map(([name]) => name);
  for (let name = ready.pop(); name !== undefined; name = ready.pop()) {
    open.delete(name);
    for (const waiter of waiters.get(name) ?? []) {
      const left = (open.get(waiter) ?? 0) - 1;
      open.set(waiter, left);
      if (left === 0) ready.push(waiter);
    }
  }
  // What is left waits for something that is left: walking on leads round.
  const path = new Set<string>();
  const [first] = open.keys();
  for (let name = first; name !== undefined; name = waits.get(name)?.find((other) => open.has(other))) {
    if (path.has(name)) return [...path].slice([...path].indexOf(name));
    path.add(name);
  }
  return undefined;
}
