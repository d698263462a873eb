import type { Run } from './evaluation';
import { isA, keyOf, type List, type Mapping, type Value } from './value';

/** Whether two values are one; values of different types are not, but that 1 is 1.0. */
export function equals(left: Value, right: Value, run: Run): boolean {
  run.spend(1);
  const order = compareNumbers(left, right);
  if (order !== undefined) return order === 0;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null)
    return left === right;
  if (left instanceof Uint8Array || right instanceof Uint8Array)
    return left instanceof Uint8Array && right instanceof Uint8Array && Buffer.compare(left, right) === 0;
  switch (left.is) {
    case 'list':
      return isA(right, 'list') && sameLists(left, right, run);
    case 'map':
      return isA(right, 'map') && sameMaps(left, right, run);
    case 'duration':
      return isA(right, 'duration') && left.nanos === right.nanos;
    case 'timestamp':
      return isA(right, 'timestamp') && left.nanos === right.nanos;
    case 'optional':
      if (!isA(right, 'optional')) return false;
      if (left.value === undefined || right.value === undefined) return left.value === right.value;
      return equals(left.value, right.value, run);
    case 'type':
      return isA(right, 'type') && left.name === right.name;
    case 'format':
      return isA(right, 'format') && left.name === right.name;
    case 'url':
      return isA(right, 'url') && JSON.stringify(left) === JSON.stringify(right);
    case 'quantity':
      return isA(right, 'quantity') && compare(left, right) === 0;
    case 'ip':
      return isA(right, 'ip') && left.width === right.width && left.bits === right.bits;
    case 'cidr':
      return isA(right, 'cidr') && left.prefix === right.prefix && equals(left.address, right.address, run);
    case 'uint':
      return false;
  }
}

/** Two numbers of any types; undefined where one is none, or no number at all (NaN). */
function compareNumbers(left: Value, right: Value): number | undefined {
  const [a, b] = [left, right].map((each) => (isA(each, 'uint') ? each.number : each));
  if ((typeof a !== 'bigint' && typeof a !== 'number') || (typeof b !== 'bigint' && typeof b !== 'number'))
    return undefined;
  return a < b ? -1 : a > b ? 1 : a >= b ? 0 : undefined;
}

/** Which of two values comes first: below zero for the left one; undefined where neither does. */
export function compare(left: Value, right: Value): number | undefined {
  const order = compareNumbers(left, right);
  if (order !== undefined) return order;
  if (typeof left === 'string' && typeof right === 'string')
    return Buffer.compare(Buffer.from(left), Buffer.from(right));
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (left instanceof Uint8Array && right instanceof Uint8Array) return Buffer.compare(left, right);
  if (isA(left, 'quantity') && isA(right, 'quantity'))
    return signOf(
      left.amount.numerator * right.amount.denominator - right.amount.numerator * left.amount.denominator,
    );
  if (isA(left, 'duration') && isA(right, 'duration')) return signOf(left.nanos - right.nanos);
  if (isA(left, 'timestamp') && isA(right, 'timestamp')) return signOf(left.nanos - right.nanos);
  return undefined;
}

function signOf(number: bigint): number {
  return number < 0n ? -1 : number > 0n ? 1 : 0;
}

function sameLists(left: List, right: List, run: Run): boolean {
  if (left.items.length !== right.items.length) return false;
  const { identity } = left;
  if (identity === undefined)
    return left.items.every((item, at) => equals(item, right.items[at] ?? null, run));
  const rest = [...right.items];
  return left.items.every((item) => {
    const at = rest.findIndex((other) => equals(item, other, run));
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
}

function sameMaps(left: Mapping, right: Mapping, run: Run): boolean {
  if (left.entries.size !== right.entries.size) return false;
  for (const [key, [, value]] of left.entries) {
    const other = right.entries.get(key);
    if (other === undefined || !equals(value, other[1], run)) return false;
  }
  return true;
}

/** Whether a list has an entry, or a map a key; undefined for anything else. */
export function contains(whole: Value, value: Value, run: Run): boolean | undefined {
  if (isA(whole, 'list')) return whole.items.some((item) => equals(item, value, run));
  if (!isA(whole, 'map')) return undefined;
  const key = keyOf(value);
  return key !== undefined && whole.entries.has(key);
}
