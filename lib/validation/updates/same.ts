import { isObject } from '../../model/json';
import { readQuantity } from '../quantity';

/** Below these keys `1Gi` and `1024Mi` are one amount. */
const amounts = new Set(['requests', 'limits', 'capacity', 'overhead', 'sizeLimit', 'divisor', 'storage']);

/**
 * Whether a server reads two values as one: what is empty or nothing is as good as not there. Where that is not certain,
 * as with a 0 that was said, they count as the same: a change that is not told of is told by the server.
 */
export function same(a: unknown, b: unknown, isAmount = false): boolean {
  if (a === b) return true;
  if (isNothing(a) || isNothing(b)) return isNothing(a) && isNothing(b);
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((each, index) => same(each, b[index], isAmount));
  if (isObject(a) && isObject(b))
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) =>
      same(a[key], b[key], isAmount || amounts.has(key)),
    );
  if (!isAmount) return false;
  const amount = readQuantity(a);
  return amount !== undefined && amount === readQuantity(b);
}

export function isNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isObject(value)) return Object.values(value).every(isNothing);
  return value === undefined || value === null || value === '' || value === 0 || value === false;
}

/** The way to the first place where the second value is another than the first; no further than it goes in the second. */
export function differenceIn(a: unknown, b: unknown, isAmount = false): readonly (string | number)[] {
  if (Array.isArray(a) && Array.isArray(b)) {
    const at = b.findIndex((each, index) => !same(a[index], each, isAmount));
    return at === -1 ? [] : [at, ...differenceIn(a[at], b[at], isAmount)];
  }
  if (!isObject(a) || !isObject(b)) return [];
  const key = Object.keys(b).find((each) => !same(a[each], b[each], isAmount || amounts.has(each)));
  return key === undefined ? [] : [key, ...differenceIn(a[key], b[key], isAmount || amounts.has(key))];
}
