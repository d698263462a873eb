import type { Value } from './value';

/** The names that an expression may use, the innermost first. */
export interface Scope {
  readonly name: string;
  readonly value: Value;
  readonly outer?: Scope;
}

export function scopeOf(names: Readonly<Record<string, Value>>): Scope | undefined {
  return Object.entries(names).reduce<Scope | undefined>(
    (outer, [name, value]) => ({ name, value, outer }),
    undefined,
  );
}
