import type { InMemory, InMemoryOptions, MadePiece, SynthesizeInMemory } from '../constructs/run/in-memory';
import { isObject } from '../model/json';

/** An app, a chart, or any construct in one; of cdk8s or of Lading. */
export interface Construct {
  readonly node: { readonly path: string; readonly root: object };
}

/** What would be written of an app, and what is wrong with it. */
export interface Synthesized extends InMemory {
  /** The path of the construct that was given; empty for the app. */
  readonly path: string;
}

/** What can be tested: an app, or what came of one, so that a large app is synthesized once for several tests. */
export type Testable = Construct | Synthesized;

/**
 * Synthesizes an app in memory, whatever is wrong with it. Of a chart or a construct, the whole app is synthesized, and
 * what lies in it is looked at.
 *
 * @throws TypeError where it is no construct, or nothing of Lading is in its app.
 */
export function synthesize(construct: Construct, options: InMemoryOptions = {}): Synthesized {
  if (!isConstruct(construct)) throw new TypeError('An app is needed, a chart, or a construct in one.');
  const { path, root } = construct.node;
  const state: unknown = Reflect.get(root, Symbol.for('lading.state'));
  const made = isObject(state) ? state.inMemory : undefined;
  if (!isMaker(made)) throw new TypeError('There is nothing of Lading in this app.');
  return { ...made(options), path };
}

/** @throws TypeError as `synthesize` does. */
export function synthesized(testable: Testable): Synthesized {
  return 'pieces' in testable ? testable : synthesize(testable);
}

/** What lies in the construct that was given. */
export function piecesIn({ path, pieces }: Synthesized): readonly MadePiece[] {
  return pieces.filter((piece) => isWithin(piece.path, path));
}

/** Whether a construct is another one, or lies in it. */
export function isWithin(path: string, other: string): boolean {
  return other === '' || path === other || path.startsWith(`${other}/`);
}

function isConstruct(value: unknown): value is Construct {
  return isObject(value) && isObject(value.node) && isObject(value.node.root);
}

function isMaker(value: unknown): value is SynthesizeInMemory {
  return typeof value === 'function';
}
