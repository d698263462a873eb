import { compare, contains, equals } from './equal';
import { failed, type Run, spendOn, unknown } from './evaluation';
import { durationOf, timestampOf } from './time';
import { isA, type List, list, typeNameOf, uint, type Value } from './value';

const least = -(2n ** 63n);
const greatest = 2n ** 63n - 1n;
const greatestUint = 2n ** 64n - 1n;

/** Applies an operator to one value or two. */
export function operate(name: string, left: Value, right: Value | undefined, run: Run): Value {
  const value = right === undefined ? negative(left) : withTwo(name, left, right, run);
  if (value === undefined)
    throw unknown(
      `${name.replace('x', '')} does not go with ${[left, right ?? left].map(typeNameOf).join(' and ')}`,
    );
  return value;
}

function negative(value: Value): Value | undefined {
  if (typeof value === 'bigint') return whole(-value);
  return typeof value === 'number' ? -value : undefined;
}

function withTwo(name: string, left: Value, right: Value, run: Run): Value | undefined {
  switch (name) {
    case '==':
      return equals(left, right, run);
    case '!=':
      return !equals(left, right, run);
    case 'in':
      return contains(right, left, run);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return ordered(name, left, right, run);
    default:
      return calculated(name, left, right, run);
  }
}

function ordered(name: string, left: Value, right: Value, run: Run): boolean | undefined {
  if (typeof left === 'string' && typeof right === 'string') spendOn(run, left, right);
  const order = compare(left, right);
  if (order === undefined) return undefined;
  if (order === 0) return name === '<=' || name === '>=';
  return order < 0 === name.startsWith('<');
}

function calculated(name: string, left: Value, right: Value, run: Run): Value | undefined {
  if (typeof left === 'bigint' && typeof right === 'bigint') return whole(integer(name, left, right));
  if (isA(left, 'uint') && isA(right, 'uint')) {
    const number = integer(name, left.number, right.number);
    if (number < 0n || number > greatestUint) throw failed('unsigned integer overflow');
    return uint(number);
  }
  if (typeof left === 'number' && typeof right === 'number') return fraction(name, left, right);
  if (name === '+' || name === '-') return inTime(name, left, right) ?? joined(name, left, right, run);
  return undefined;
}

/** A whole number that the language has; throws where it is beyond. */
export function whole(number: bigint): bigint {
  if (number < least || number > greatest) throw failed('integer overflow');
  return number;
}

function integer(name: string, left: bigint, right: bigint): bigint {
  switch (name) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
  }
  if (right === 0n) throw failed(name === '/' ? 'division by zero' : 'modulus by zero');
  return name === '/' ? left / right : left % right;
}

function fraction(name: string, left: number, right: number): number | undefined {
  switch (name) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    default:
      return undefined;
  }
}

function inTime(name: string, left: Value, right: Value): Value | undefined {
  const sign = name === '+' ? 1n : -1n;
  if (isA(left, 'timestamp') && isA(right, 'timestamp'))
    return name === '-' ? durationOf(left.nanos - right.nanos) : undefined;
  if (isA(right, 'duration') && isA(left, 'duration')) return durationOf(left.nanos + sign * right.nanos);
  if (isA(right, 'duration') && isA(left, 'timestamp')) return timestampOf(left.nanos + sign * right.nanos);
  if (isA(left, 'duration') && isA(right, 'timestamp') && name === '+')
    return timestampOf(left.nanos + right.nanos);
  return undefined;
}

function joined(name: string, left: Value, right: Value, run: Run): Value | undefined {
  if (name === '-') return undefined;
  if (typeof left === 'string' && typeof right === 'string') {
    spendOn(run, left, right);
    return left + right;
  }
  if (left instanceof Uint8Array && right instanceof Uint8Array) {
    run.spend(left.length + right.length);
    return Buffer.concat([left, right]);
  }
  if (!isA(left, 'list') || !isA(right, 'list')) return undefined;
  run.spend(left.items.length + right.items.length);
  return unionOf(left, right, run);
}

/** Of sets, and of lists whose entries have keys, the right one has the last word on what both hold. */
function unionOf(left: List, right: List, run: Run): Value {
  const { identity } = left;
  if (identity === undefined) return list([...left.items, ...right.items]);
  const same = (one: Value, other: Value): boolean =>
    identity === 'set'
      ? equals(one, other, run)
      : identity.every((key) => equals(fieldOf(one, key), fieldOf(other, key), run));
  const kept = left.items.map((item) => right.items.find((other) => same(item, other)) ?? item);
  const added = right.items.filter((item) => !left.items.some((other) => same(item, other)));
  return list([...kept, ...added], identity);
}

function fieldOf(value: Value, key: string): Value {
  return isA(value, 'map') ? (value.entries.get(`"${key}`)?.[1] ?? null) : null;
}
