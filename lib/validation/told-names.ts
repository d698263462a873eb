/** Names that were told of: a server refuses them wherever they stand, and whatever is made of them. */
export interface ToldNames {
  add(name: string): void;
  /** Whether a value is one of them, or is made of one. */
  explain(value: unknown): boolean;
}

export function toldNames(): ToldNames {
  const names = new Set<string>();
  return {
    add: (name) => names.add(name),
    explain(value) {
      if (names.size === 0 || typeof value !== 'string') return false;
      return names.has(value) || [...names].some((name) => isMadeOf(value, name));
    },
  };
}

function isMadeOf(value: string, name: string): boolean {
  return value.startsWith(`${name}-`) || value.endsWith(`-${name}`);
}
