import type { Contains } from './containment-rules';
import { keywordsContain } from './containment-rules';
import type { JsonSchema } from './json-schema';

/** The second schema accepts, for certain, whatever the first one accepts. */
export type IsContained = (narrow: string, wide: string) => boolean;

interface Pair {
  readonly narrow: JsonSchema;
  readonly wide: JsonSchema;
}

const keyOf = ({ narrow, wide }: Pair): string => JSON.stringify([narrow, wide]);

/**
 * Tells of schemas that refer to each other by name whether one is contained in another: whether every value that
 * the narrow one accepts is proven to be accepted by the wide one. A no means only that there is no such proof.
 */
export function containment(schemas: ReadonlyMap<string, JsonSchema>): IsContained {
  /** Schemas refer to themselves, so a pair counts as contained until something refutes it, and that stays. */
  const refuted = new Set<string>();

  /** What a reference stands for. One that says more beside it stays what it is, and no rule knows it. */
  const resolve = (schema: JsonSchema): JsonSchema => {
    const { $ref, ...beside } = schema;
    return ($ref !== undefined && Object.keys(beside).length === 0 && schemas.get($ref)) || schema;
  };

  /** Refutes what can be refuted of a pair, and of all pairs that it rests on, by what is refuted so far. */
  const judge = (root: Pair): void => {
    const pairs = new Map([[keyOf(root), root]]);
    const contains: Contains = (narrow, wide) => {
      if (JSON.stringify(narrow) === JSON.stringify(wide)) return true;
      const pair = { narrow, wide };
      pairs.set(keyOf(pair), pair);
      return !refuted.has(keyOf(pair));
    };
    for (const [key, { narrow, wide }] of pairs) {
      if (!keywordsContain(resolve(narrow), resolve(wide), contains)) refuted.add(key);
    }
  };

  return (narrow, wide) => {
    const root: Pair = { narrow: { $ref: narrow }, wide: { $ref: wide } };
    for (let known = -1; known !== refuted.size; ) {
      known = refuted.size;
      judge(root);
    }
    return !refuted.has(keyOf(root));
  };
}
