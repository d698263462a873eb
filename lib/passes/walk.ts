import type { ModelPart } from '../model/app';
import type { Container } from '../model/container';
import type { Field, Structure } from '../model/fields';
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
  readonly workload: Workload | undefined;
  /** Whose fields are being visited. */
  container: Container | undefined;
  readonly property: (string | number)[];
}

/** Visits what one key of a part holds. */
export type Visitor<T> = (walk: Walk, part: T) => void;

/** A field of a part: its key, its name, and where the user writes it, if not under the key. */
export type Leaf<K extends string = string> = readonly [key: K, field: Field, property?: readonly string[]];

/** A field that the user does not write under its own key. */
interface Elsewhere<F extends Field> {
  readonly field: F;
  readonly property: readonly string[];
}

/**
 * The name of every field of a part, but of those that are visited in another way: a key that is added to the model
 * does not compile until it stands in one of the two.
 */
export type Leaves<T, Prefix extends string, Others = never> = {
  readonly [K in Exclude<keyof T & string, Structure | Others>]-?:
    | (Field & `${Prefix}.${K}`)
    | Elsewhere<Field & `${Prefix}.${K}`>;
};

/** Says where the user writes a field: under other names than its key, or where the whole part stands. */
export function at<F extends Field>(field: F, ...property: readonly string[]): Elsewhere<F> {
  return { field, property };
}

/** Lists leaves for `visitLeaves`. */
export function leaves<R extends Readonly<Record<string, Field | Elsewhere<Field>>>>(
  record: R,
): readonly Leaf<Extract<keyof R, string>>[] {
  const list: Leaf<Extract<keyof R, string>>[] = [];
  for (const key in record) {
    const entry: Field | Elsewhere<Field> | undefined = record[key];
    if (typeof entry === 'string') list.push([key, entry]);
    else if (entry !== undefined) list.push([key, entry.field, entry.property]);
  }
  return list;
}

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

export function visitLeaves<K extends string>(
  walk: Walk,
  part: { readonly [P in K]?: unknown },
  leaves: readonly Leaf<K>[],
): void {
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
export function visitPart<K extends string>(
  walk: Walk,
  name: string,
  part: { readonly [P in K]?: unknown },
  leaves: readonly Leaf<K>[],
): void {
  walk.property.push(name);
  visitLeaves(walk, part, leaves);
  walk.property.pop();
}

/** Visits one field that stands under a name of its own; false where its content is to be passed over. */
export function visitNamed(walk: Walk, name: string, field: Field, value: unknown): boolean {
  walk.property.push(name);
  const goesOn = visitField(walk, field, value);
  walk.property.pop();
  return goesOn;
}

/** Visits the parts of a list that stands under a name of its own. */
export function visitParts<K extends string>(
  walk: Walk,
  name: string,
  parts: readonly { readonly [P in K]?: unknown }[],
  leaves: readonly Leaf<K>[],
): void {
  walk.property.push(name);
  parts.forEach((part, index) => {
    walk.property.push(index);
    visitLeaves(walk, part, leaves);
    walk.property.pop();
  });
  walk.property.pop();
}
