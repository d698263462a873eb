import type { ConstructName } from '../tree/model-of';
import type { Shape } from './shape';

/**
 * The values that a property takes, as plain data: what makes values up (the apps that are tried on real engines) reads
 * nothing else, so that a new property is tried from its first day. `usual` values work beside each other; `edge`
 * values are still inside, but only just, or are where formats stumble.
 */
export type Domain =
  | { readonly kind: 'values'; readonly usual: readonly unknown[]; readonly edge: readonly unknown[] }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  /** Text in which references may stand. */
  | { readonly kind: 'text' }
  | { readonly kind: 'list'; readonly item: Shape; readonly least: number }
  | { readonly kind: 'record'; readonly item: Shape; readonly keys: Values }
  | { readonly kind: 'object'; readonly shapes: Readonly<Record<string, Shape>> }
  | { readonly kind: 'either'; readonly shapes: readonly Shape[] }
  /** Objects that their `type` tells apart. */
  | { readonly kind: 'tagged'; readonly shapes: Readonly<Record<string, Shape>> }
  | { readonly kind: 'construct'; readonly names: readonly ConstructName[] }
  /** Filled in by somebody else, or for tests of its own: nothing is made up. */
  | { readonly kind: 'none' };

export interface Values {
  readonly usual: readonly unknown[];
  readonly edge: readonly unknown[];
}

export function values(usual: readonly unknown[], edge: readonly unknown[] = []): Domain {
  return { kind: 'values', usual, edge };
}

export const none: Domain = { kind: 'none' };

/** The same shape, with values that its place wants: a name, a path. */
export function like(shape: Shape, usual: readonly unknown[], edge: readonly unknown[] = []): Shape {
  return { ...shape, domain: values(usual, edge) };
}

/** Strings at which shells, Compose, Kubernetes and YAML each stumble in their own way. */
export const oddStrings: readonly string[] = [
  ...[' ', 'a b', '$', '$$', '$HOME', '$(HOME)', '${HOME}', '\\', '"', "'", '`', '\n', 'a\nb', '\t', 'a: b'],
  ...['a #b', 'yes', 'null', '0x1F', '1e3', '-', '--', '|', '%', '{{ x }}', '*', '&a', '!', '@', 'é', '😀'],
  ...['~', '.', '..', '/', 'A', 'Web_App', 'a.b', 'a-', '-a', 'a'.repeat(64), 'b'.repeat(300)],
];

/** What the keys of a record have to be. */
export interface Keys extends Values {
  readonly expected: string;
  accepts(key: string): boolean;
}

/** Keys of which none is refused here; a target may refuse some. */
export const anyKeys: Keys = {
  expected: 'a key',
  usual: ['A', 'LOG_LEVEL', '_B'],
  edge: ['', 'a.b', 'a-b', '1A', ...oddStrings],
  accepts: () => true,
};
