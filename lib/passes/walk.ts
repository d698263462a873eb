import type { ModelPart } from '../model/app';
import type { Container } from '../model/container';
import type { Field } from '../model/fields';
import type { Target } from '../model/target';
import type { Workload } from '../model/workload';

/**
 * Called for every field that was given. The walk's `property` says where in the construct's props it stands; it is
 * reused, so copy it to keep it. Where the answer is false, what lies within the field is passed over.
 */
export type Visit = (field: Field, value: unknown, walk: Walk) => unknown;

/** What a walk looks at. */
export interface Aim {
  readonly visit: Visit;
  /** References that mean something else on each target are followed for this one only. */
  readonly target?: Target;
  /** Fields of which nothing more is to be learnt; it may grow on the way. */
  readonly settled?: ReadonlySet<Field>;
}

/** The state of one walk over a part of the model. */
export interface Walk extends Aim {
  readonly part: ModelPart;
  readonly workload: Workload;
  /** Whose fields are being visited. */
  container: Container | undefined;
  readonly property: (string | number)[];
}

/** A field of a part: its key, its name, and where the user writes it, if not under the key. */
export type Leaf<T> = readonly [key: keyof T & string, field: Field, property?: readonly string[]];

function given(value: unknown): boolean {
  if (value === undefined) return false;
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.length > 0;
  for (const _ in value) return true;
  return false;
}

/** Visits one field, if it was given; false where its content is to be passed over. */
export function visitField(walk: Walk, field: Field, value: unknown): boolean {
  return given(value) && walk.visit(field, value, walk) !== false;
}

export function visitLeaves<T extends object>(walk: Walk, part: T, leaves: readonly Leaf<T>[]): void {
  const { property, settled } = walk;
  const depth = property.length;
  // By number: iterators for a hundred leaves of each part would be a tenth of all that a large app allocates.
  for (let at = 0; at < leaves.length; at++) {
    const leaf = leaves[at];
    if (leaf === undefined || settled?.has(leaf[1])) continue;
    const value = part[leaf[0]];
    if (value === undefined) continue;
    const names = leaf[2];
    if (names === undefined) {
      property.push(leaf[0]);
      visitField(walk, leaf[1], value);
      property.pop();
    } else {
      property.push(...names);
      visitField(walk, leaf[1], value);
      property.length = depth;
    }
  }
}

/** Visits the leaves of a part that stands under a name of its own. */
export function visitPart<T extends object>(
  walk: Walk,
  name: string,
  part: T,
  leaves: readonly Leaf<T>[],
): void {
  walk.property.push(name);
  visitLeaves(walk, part, leaves);
  walk.property.pop();
}

/** Visits one field that stands under a name of its own. */
export function visitNamed(walk: Walk, name: string, field: Field, value: unknown): void {
  walk.property.push(name);
  visitField(walk, field, value);
  walk.property.pop();
}

/** Visits the parts of a list that stands under a name of its own. */
export function visitParts<T extends object>(
  walk: Walk,
  name: string,
  parts: readonly T[],
  leaves: readonly Leaf<T>[],
): void {
  walk.property.push(name);
  parts.forEach((part, index) => {
    walk.property.push(index);
    visitLeaves(walk, part, leaves);
    walk.property.pop();
  });
  walk.property.pop();
}
