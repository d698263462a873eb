import type { PropertyPath } from '../../diagnostics/property-path';
import { isPlainObject } from '../../model/json';
import { rowOf } from '../../model/read-json';
import { unlimited } from './resources';
import { expectedOf, type ReportProblem, rejected, type Shape, type Trail } from './shape';

/** What is laid over key by key; anything else is replaced whole. */
export const mergedKeys = [
  'env',
  'labels',
  'annotations',
  'volumes',
  'storage',
  'resources',
  'scheduling',
] as const;
type MergedKey = (typeof mergedKeys)[number];
const isMerged: ReadonlySet<string> = new Set(mergedKeys);

/** A value that is laid over another: of what merges by key, single keys can be removed. */
export type Overlaid<K, V> = (K extends MergedKey ? Removing<V> : V) | null;

type Removing<V> = V extends object ? { readonly [Name in keyof V]: V[Name] | null } : V;

/** Props to be laid over others: `null` removes what those say, `undefined` is as if it was not written. */
export type Over<P> = { readonly [K in keyof P]?: Overlaid<K, P[K]> };

/** The shape of a value that is laid over another under this key. */
export function overlaid(key: string, shape: Shape): Shape {
  const within = isMerged.has(key) ? mergeable(shape) : shape;
  return {
    expected: () => `${expectedOf(shape)}, or null`,
    domain: shape.domain,
    check: (value, at, report) => (value === null ? value : within.check(value, at, report)),
  };
}

/** A record of which single keys can be removed. */
function mergeable(shape: Shape): Shape {
  return {
    expected: shape.expected,
    domain: shape.domain,
    check(value: unknown, at: Trail, report: ReportProblem) {
      if (!isPlainObject(value)) return shape.check(value, at, report);
      const removed = Object.entries(value).filter(([, each]) => each === null);
      if (removed.length === 0) return shape.check(value, at, report);
      const said = Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null));
      const checked = shape.check(said, at, report);
      if (!isPlainObject(checked)) return rejected;
      return checked === said ? value : { ...checked, ...Object.fromEntries(removed) };
    },
  };
}

/** Two words for one thing: who says one of them means the other as well. */
const sameAs: Readonly<Record<string, string>> = { scale: 'replicas', replicas: 'scale' };

/** Props with others laid over them. */
export function layOver<P extends object>(under: Partial<P>, over: Over<P>): Partial<P> {
  return isEmpty(under) && removesNothing<P>(over) ? over : { ...under, ...laid(under, over) };
}

function isEmpty(value: object): boolean {
  for (const _ in value) return false;
  return true;
}

/** What is laid over nothing is mostly what it was before: most props hold no null. */
function removesNothing<P>(over: Over<P>): over is Over<P> & Partial<P> {
  for (const key in over) {
    const value: unknown = over[key];
    if (value === null) return false;
    if (isMerged.has(key) && isPlainObject(value) && Object.values(value).includes(null)) return false;
  }
  return true;
}

/** What becomes of each property that is laid over others. */
export function laid(under: object, over: object): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(over)) {
    if (value === undefined) continue;
    const other = rowOf(sameAs, key);
    if (other !== undefined) result[other] ??= undefined;
    const below: unknown = Reflect.get(under, key);
    result[key] = value === null ? undefined : isMerged.has(key) ? merged(below, value) : value;
  }
  return result;
}

function merged(under: unknown, over: unknown): unknown {
  if (!isPlainObject(over)) return over;
  const below = under === 'unlimited' ? unlimited : under;
  const result: Record<string, unknown> = isPlainObject(below) ? { ...below } : {};
  for (const [key, value] of Object.entries(over)) {
    if (value === null) delete result[key];
    else if (value !== undefined) result[key] = value;
  }
  return result;
}

/** Whether props say a property that may be laid over another: then that is where it stands. */
export function says(over: object, [first, second]: PropertyPath): boolean {
  const value: unknown = typeof first === 'string' ? Reflect.get(over, first) : undefined;
  if (value === undefined) return false;
  if (typeof first !== 'string' || !isMerged.has(first) || second === undefined) return true;
  return !isPlainObject(value) || Object.hasOwn(value, String(second));
}
