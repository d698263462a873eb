/**
 * Whether one of two names is probably the other with one letter added, left out, changed or swapped. Names that
 * differ in a digit (`db-1`, `db-2`) are siblings, and short ones are near to everything.
 */
export function isSlip(a: unknown, b: unknown): boolean {
  if (typeof a !== 'string' || typeof b !== 'string' || a === b) return false;
  if (Math.min(a.length, b.length) < 3) return false;
  return isOneStep(a, b) && withoutDigits(a) !== withoutDigits(b);
}

function isOneStep(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  if (a.length === b.length + 1) return a.slice(at + 1) === b.slice(at);
  if (b.length === a.length + 1) return b.slice(at + 1) === a.slice(at);
  if (a.length !== b.length) return false;
  if (a.slice(at + 1) === b.slice(at + 1)) return true;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

function withoutDigits(text: string): string {
  return text.replace(/\d+/g, '');
}

/** No server takes a longer name, so none is meant: each has as many rests as letters. */
const longest = 253;

/**
 * Finds the one of many names that another was probably meant to be. Two names are a step apart only where they have
 * something in common when a letter is left out of one or both, so that each is looked up and none compared with all.
 */
export function slipFinder(names: Iterable<unknown>): (name: string) => string | undefined {
  const byRest = new Map<string, string[]>();
  for (const name of names) {
    if (typeof name !== 'string' || name.length > longest) continue;
    for (const rest of restsOf(name)) {
      const known = byRest.get(rest);
      if (known) known.push(name);
      else byRest.set(rest, [name]);
    }
  }
  return (name) => {
    if (name.length > longest + 1) return undefined;
    for (const rest of restsOf(name)) {
      const found = byRest.get(rest)?.find((each) => isSlip(name, each));
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** The name, and what is left of it without each of its letters. */
function restsOf(name: string): Set<string> {
  const rests = new Set([name]);
  for (let at = 0; at < name.length; at++) rests.add(name.slice(0, at) + name.slice(at + 1));
  return rests;
}
