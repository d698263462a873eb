/** Longer strings are rarely met twice. */
const LONGEST = 100;
const MOST = 5_000;

/**
 * Remembers the answers of a pure function for short strings: apps say the same few words over and over. What it
 * holds is bounded (about one megabyte); when full, it begins anew.
 */
export function remember<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly answer: T }>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before.answer;
    const found = answer(text);
    if (text.length <= LONGEST) {
      if (known.size >= MOST) known.clear();
      known.set(text, { answer: found });
    }
    return found;
  };
}
