import type { Scalar } from './expression';

/** What is known of a value; `any` of one that only a run would tell. */
export type Type =
  | Scalar
  | 'any'
  | 'timestamp'
  | 'duration'
  | { readonly list: Type }
  | { readonly map: Type }
  | { readonly fields: ReadonlyMap<string, Type> };

export type Names = ReadonlyMap<string, Type>;

export function nameOfType(type: Type): string {
  if (typeof type === 'string') return type;
  return 'list' in type ? 'list' : 'map' in type ? 'map' : 'object';
}
