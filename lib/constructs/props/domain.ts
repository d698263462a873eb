import type { Guess } from './meant';
import type { Domain, Shape, Values } from './shape';

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
  /** What was meant by a key that is not accepted. */
  readonly guess?: Guess;
}

/** Keys of which none is refused here; a target may refuse some. */
export const anyKeys: Keys = {
  expected: 'a key',
  usual: ['A', 'LOG_LEVEL', '_B'],
  edge: ['', 'a.b', 'a-b', '1A', ...oddStrings],
  accepts: () => true,
};
