import type { Suppression } from './origin';

/** The suppressions of one construct that may speak of a finding. */
export interface SuppressionIndex {
  /**
   * In the order in which they are written: those of the code that name no field, or one of these fields or what
   * lies around it.
   */
  about(code: string, fields: readonly string[]): readonly Suppression[];
}

const indexes = new WeakMap<readonly Suppression[], SuppressionIndex>();

/** Of so few, looking at each is as fast. */
const few = 8;

export function indexSuppressions(suppressions: readonly Suppression[]): SuppressionIndex {
  if (suppressions.length <= few) return { about: () => suppressions };
  const known = indexes.get(suppressions) ?? makeIndex(suppressions);
  indexes.set(suppressions, known);
  return known;
}

function makeIndex(suppressions: readonly Suppression[]): SuppressionIndex {
  const positions = new Map<string, number[]>();
  suppressions.forEach(({ code, field }, position) => {
    const key = keyOf(code, field);
    const those = positions.get(key);
    if (those) those.push(position);
    else positions.set(key, [position]);
  });
  return {
    about(code, fields) {
      const found = new Set(positions.get(keyOf(code)));
      for (const field of fields) {
        for (let end = field.length; end > 0; end = field.lastIndexOf('.', end - 1)) {
          for (const position of positions.get(keyOf(code, field.slice(0, end))) ?? []) found.add(position);
        }
      }
      return [...found].sort((a, b) => a - b).flatMap((position) => suppressions[position] ?? []);
    },
  };
}

function keyOf(code: string, field?: string): string {
  return field === undefined ? code : `${code}\0${field}`;
}
