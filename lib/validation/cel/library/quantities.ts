import { type Ratio, readRatio } from '../../../model/quantity';
import { compare } from '../equal';
import { failed, unknown } from '../evaluation';
import { type Composed, isA, type Value } from '../value';
import { type Calculation, type Functions, ofText } from './function';

type Quantity = Extract<Composed, { is: 'quantity' }>;

const longest = 100;

/** What a server reads; an exponent of many digits is nobody's. */
function read(text: string): Ratio | undefined {
  return text.length > longest ? undefined : readRatio(text);
}

export const quantityFunctions: Functions = {
  isQuantity: ofText((text) => read(text) !== undefined),
  quantity: ofText((text) => {
    const amount = read(text);
    if (amount === undefined) throw failed('quantities must match the regular expression');
    return { is: 'quantity', amount, isWhole: wholeness(text, amount) };
  }),
};

/** Of an amount, and of a second one or a whole number. */
const withOther =
  (make: (amount: Ratio, other: Ratio) => Value): Calculation =>
  ([left, right]) => {
    const other =
      typeof right === 'bigint'
        ? { numerator: right, denominator: 1n }
        : isA(right, 'quantity') && right.amount;
    return isA(left, 'quantity') && other ? make(left.amount, other) : undefined;
  };

const ordered =
  (isRight: (order: number) => Value): Calculation =>
  ([left, right]) => {
    const order = isA(left, 'quantity') && isA(right, 'quantity') ? compare(left, right) : undefined;
    return order === undefined ? undefined : isRight(order);
  };

const sum = (left: Ratio, right: Ratio, sign: bigint): Value => ({
  is: 'quantity',
  amount: {
    numerator: left.numerator * right.denominator + sign * right.numerator * left.denominator,
    denominator: left.denominator * right.denominator,
  },
});

/** Only a server can tell of what is whole, but was not written so. */
function isWhole(quantity: Quantity): boolean {
  if (quantity.isWhole === undefined) throw unknown('an amount that is whole, but not written so');
  return quantity.isWhole;
}

/** Of 1000m a server says that it is not whole. */
function wholeness(text: string, { numerator, denominator }: Ratio): boolean | undefined {
  if (numerator % denominator !== 0n || numerator / denominator >= 2n ** 63n || /[num]$/.test(text))
    return false;
  return /^[-+]?\d+\D*$/.test(text) ? true : undefined;
}

export const quantityMembers: Functions = {
  isGreaterThan: ordered((order) => order > 0),
  isLessThan: ordered((order) => order < 0),
  compareTo: ordered((order) => BigInt(order)),
  add: withOther((left, right) => sum(left, right, 1n)),
  sub: withOther((left, right) => sum(left, right, -1n)),
  sign: ([value]) =>
    isA(value, 'quantity')
      ? BigInt(value.amount.numerator > 0n) - BigInt(value.amount.numerator < 0n)
      : undefined,
  isInteger: ([value]) => (isA(value, 'quantity') ? isWhole(value) : undefined),
  asInteger: ([value]) => {
    if (!isA(value, 'quantity')) return undefined;
    if (!isWhole(value)) throw failed('cannot convert value to integer');
    return value.amount.numerator / value.amount.denominator;
  },
  asApproximateFloat: ([value]) =>
    isA(value, 'quantity') ? Number(value.amount.numerator) / Number(value.amount.denominator) : undefined,
};
