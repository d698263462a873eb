import { compare, contains, equals } from '../equal';
import { failed, type Run, unknown } from '../evaluation';
import { operate } from '../operate';
import { isA, list, none, some, type Value } from '../value';
import { type Calculation, countOf, type Functions } from './function';
import { sizeOf } from './texts';

const size: Calculation = ([value], run) => {
  if (typeof value === 'string') return sizeOf(value, run);
  if (value instanceof Uint8Array) return BigInt(value.length);
  if (isA(value, 'list')) return BigInt(value.items.length);
  return isA(value, 'map') ? BigInt(value.entries.size) : undefined;
};

/** Whether a set says of another what is asked. */
const ofSets =
  (asked: (left: readonly Value[], right: readonly Value[], run: Run) => boolean): Calculation =>
  ([left, right], run) =>
    isA(left, 'list') && isA(right, 'list') ? asked(left.items, right.items, run) : undefined;
const holdsAll = (left: readonly Value[], right: readonly Value[], run: Run): boolean =>
  right.every((one) => contains(list(left), one, run));

export const listFunctions: Functions = {
  size,
  'sets.contains': ofSets(holdsAll),
  'sets.equivalent': ofSets((left, right, run) => holdsAll(left, right, run) && holdsAll(right, left, run)),
  'sets.intersects': ofSets((left, right, run) => right.some((one) => contains(list(left), one, run))),
  'lists.range': ([value], run) => {
    const count = countOf(value);
    if (count === undefined) return undefined;
    run.spend(Math.max(count, 0));
    return list(Array.from({ length: Math.max(count, 0) }, (_, at) => BigInt(at)));
  },
};

/** Of the entries of a list. */
const ofItems =
  (make: (items: readonly Value[], run: Run) => Value | undefined): Calculation =>
  ([whole, ...more], run) => {
    if (!isA(whole, 'list') || more.length > 0) return undefined;
    run.spend(whole.items.length);
    return make(whole.items, run);
  };

export const listMembers: Functions = {
  size,
  isSorted: ofItems((items) =>
    items.every((item, at) => at === 0 || order(items[at - 1] ?? null, item) <= 0),
  ),
  sum: ofItems((items, run) => {
    const [first = 0n, ...rest] = items;
    return rest.reduce((sum, item) => operate('+', sum, item, run), first);
  }),
  min: ofItems((items) => extreme(items, -1)),
  max: ofItems((items) => extreme(items, 1)),
  sort: ofItems((items) => list(items.toSorted(order))),
  reverse: ofItems((items) => list(items.toReversed())),
  first: ofItems(([first]) => (first === undefined ? none : some(first))),
  last: ofItems((items) => {
    const last = items.at(-1);
    return last === undefined ? none : some(last);
  }),
  distinct: ofItems((items, run) =>
    list(items.filter((item, at) => items.findIndex((other) => equals(item, other, run)) === at)),
  ),
  indexOf: ([whole, value], run) =>
    isA(whole, 'list') && value !== undefined
      ? BigInt(whole.items.findIndex((item) => equals(item, value, run)))
      : undefined,
  lastIndexOf: ([whole, value], run) =>
    isA(whole, 'list') && value !== undefined
      ? BigInt(whole.items.findLastIndex((item) => equals(item, value, run)))
      : undefined,
  flatten: ([whole, depth = 1n], run) => {
    const levels = countOf(depth);
    if (!isA(whole, 'list') || levels === undefined || levels < 0) return undefined;
    return list(flat(whole.items, levels, run));
  },
  slice: ([whole, from, to]) => {
    const [start, end] = [countOf(from), countOf(to)];
    if (!isA(whole, 'list') || start === undefined || end === undefined) return undefined;
    if (start < 0 || end < 0 || start > end || end > whole.items.length)
      throw failed(`cannot slice(${start}, ${end}), list is length ${whole.items.length}`);
    return list(whole.items.slice(start, end));
  },
};

function flat(items: readonly Value[], levels: number, run: Run): Value[] {
  run.spend(items.length);
  return items.flatMap((item) =>
    isA(item, 'list') && levels > 0 ? flat(item.items, Math.min(levels, 100) - 1, run) : [item],
  );
}

function order(left: Value, right: Value): number {
  const found = compare(left, right);
  if (found === undefined) throw unknown('the entries have no order');
  return found;
}

function extreme(items: readonly Value[], sign: number): Value {
  const [first, ...rest] = items;
  if (first === undefined) throw failed('min/max called on empty list');
  return rest.reduce((best, item) => (order(item, best) * sign > 0 ? item : best), first);
}
