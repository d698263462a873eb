/** Longer strings are rarely met twice. */
const LONGEST = 100;
const MOST = 5_000;

/**
 * Remembers the answers of a pure function for short strings: manifests say the same few words over and
 * over. What it holds is bounded (about one megabyte); when full, it begins anew.
 */
export function remember(print: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const printed = print(text);
    if (text.length <= LONGEST) {
      if (known.size >= MOST) known.clear();
      known.set(text, printed);
    }
    return printed;
  };
}
