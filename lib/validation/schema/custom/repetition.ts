import { isObject } from '../../../model/json';
import { resolve } from './place';
import type { Structural } from './structural';

/** The entries of a set or of a map in list form that stand twice, by their numbers. */
export function repetitionIn(
  list: readonly unknown[],
  schema: Structural,
  shared: readonly Structural[],
): { i: number; j: number }[] {
  const type = schema['x-kubernetes-list-type'];
  if (type !== 'set' && type !== 'map') return [];
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  const fields = schema.items && resolve(schema.items, shared).properties;
  const first = new Map<string, number>();
  return list.flatMap((entry, i) => {
    if (type === 'map' && !isObject(entry)) return [];
    const identity = JSON.stringify(
      isObject(entry) && type === 'map'
        ? keys.map((key) => entry[key] ?? (fields?.[key] && resolve(fields[key], shared).default))
        : entry,
    );
    const j = first.get(identity);
    if (j !== undefined) return [{ i, j }];
    first.set(identity, i);
    return [];
  });
}
