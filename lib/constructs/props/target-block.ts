import { isPlainObject } from '../../model/json';
import { eachTarget, type Target, targets } from '../../model/target';
import { nativeKeys } from './native-keys';
import { object, type PropProblem, type ReportProblem, rejected, type Shape, type Trail } from './shape';

/** What cannot differ between targets: which they are, what is accepted, and what others find it by. */
type Fixed = 'targets' | 'suppress' | 'selector' | Target;
const fixed: ReadonlySet<string> = new Set(['targets', 'suppress', 'selector', ...targets]);

/** What is laid over key by key; anything else is replaced whole. */
const mergedKeys = ['env', 'labels', 'annotations', 'volumes'] as const;
type MergedKey = (typeof mergedKeys)[number];
const isMerged: ReadonlySet<string> = new Set(mergedKeys);

/** Props as one target has them: `null` removes what the common props say, `undefined` is as if it was not written. */
export type TargetBlock<P, T extends Target = Target> = {
  readonly [K in Exclude<keyof P, Fixed>]?: InBlock<K, P[K], T> | null;
};

type InBlock<K, V, T extends Target> = K extends MergedKey
  ? { readonly [Name in keyof NonNullable<V>]: NonNullable<V>[Name] | null }
  : K extends 'patch'
    ? PatchesOf<NonNullable<V>, T>
    : V;

/** A target that is patched under its own name takes that patch; the patches of objects are another's. */
type PatchesOf<V, T extends Target> = T extends keyof V ? Pick<V, T> : Omit<V, Target>;

/**
 * What differs between targets, in one spelling: the same props, laid over the common ones for that target alone. `env`,
 * `labels`, `annotations` and `volumes` merge by key, everything else is replaced.
 */
export type TargetBlocks<P> = { readonly [T in Target]?: TargetBlock<P, T> };

/** The rows of a props table for the blocks of all targets. */
export function blocks(table: Readonly<Record<string, Shape>>, patches: Readonly<Record<string, Shape>>) {
  return eachTarget((target) => blockShape(table, patches, target));
}

function blockShape(
  table: Readonly<Record<string, Shape>>,
  patches: Readonly<Record<string, Shape>>,
  target: Target,
): Shape {
  const rows: Record<string, Shape> = {};
  for (const [key, shape] of Object.entries(table)) {
    if (fixed.has(key)) continue;
    rows[key] = isMerged.has(key) ? nullable(mergeable(shape)) : nullable(shape);
  }
  if ('patch' in rows) rows.patch = nullable(object(patchesOf(patches, target)));
  const shape = object(rows);
  return {
    expected: shape.expected,
    domain: shape.domain,
    check(value, at, report) {
      const depth = at.length;
      return shape.check(value, at, (problem) => report(hinted(problem, depth, target)));
    },
  };
}

/** As the type says. */
function patchesOf(
  patches: Readonly<Record<string, Shape>>,
  target: Target,
): Readonly<Record<string, Shape>> {
  const own = patches[target];
  if (own !== undefined) return { [target]: own };
  const names = Object.entries(patches).filter(([name]) => !targets.some((other) => other === name));
  return Object.fromEntries(names);
}

function nullable(shape: Shape): Shape {
  return {
    expected: `${shape.expected}, or null`,
    domain: shape.domain,
    check: (value, at, report) => (value === null ? value : shape.check(value, at, report)),
  };
}

/** A record of which single keys can be removed. */
function mergeable(shape: Shape): Shape {
  return {
    expected: shape.expected,
    domain: shape.domain,
    check(value: unknown, at: Trail, report: ReportProblem) {
      if (!isPlainObject(value)) return shape.check(value, at, report);
      const entries = Object.entries(value);
      const said = Object.fromEntries(entries.filter(([, each]) => each !== null));
      const checked = shape.check(said, at, report);
      if (!isPlainObject(checked)) return rejected;
      const removed = Object.fromEntries(entries.filter(([, each]) => each === null));
      return checked === said ? value : { ...checked, ...removed };
    },
  };
}

/** Who writes in the words of the format is told where those go. */
function hinted(problem: PropProblem, depth: number, target: Target): PropProblem {
  const native = nativeKeys[target];
  const key = problem.property[depth];
  if (native === undefined || typeof key !== 'string' || !native.keys.has(key)) return problem;
  const { code, message, property } = problem;
  return {
    code,
    message,
    property,
    fix: `Lading's own props go here; what the format says, write it in \`${native.patch}\`.`,
  };
}

/** Props with those of a block laid over them. */
export function layOver<P extends object>(common: P, block: TargetBlock<P> | undefined): P {
  if (block === undefined) return common;
  const laid: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(block)) {
    if (value === undefined) continue;
    const before: unknown = Reflect.get(common, key);
    laid[key] = value === null ? undefined : isMerged.has(key) ? merged(before, value) : value;
  }
  return { ...common, ...laid };
}

function merged(before: unknown, block: unknown): unknown {
  if (!isPlainObject(block)) return block;
  const result: Record<string, unknown> = isPlainObject(before) ? { ...before } : {};
  for (const [key, value] of Object.entries(block)) {
    if (value === null) delete result[key];
    else if (value !== undefined) result[key] = value;
  }
  return result;
}

/** Whether a block says a property: then that is where it stands. */
export function says(block: object, [first, second]: readonly (string | number)[]): boolean {
  const value: unknown = typeof first === 'string' ? Reflect.get(block, first) : undefined;
  if (value === undefined) return false;
  if (typeof first !== 'string' || !isMerged.has(first) || second === undefined) return true;
  return isPlainObject(value) && Object.hasOwn(value, String(second));
}
