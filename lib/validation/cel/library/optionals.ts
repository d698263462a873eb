import { failed } from '../evaluation';
import { isA, none, some, type Value } from '../value';
import type { Functions } from './function';

function isNothing(value: Value): boolean {
  if (value === null || value === false || value === 0n || value === 0 || value === '') return true;
  if (isA(value, 'list')) return value.items.length === 0;
  return isA(value, 'map') && value.entries.size === 0;
}

export const optionalFunctions: Functions = {
  'optional.none': () => none,
  'optional.of': ([value]) => (value === undefined ? undefined : some(value)),
  'optional.ofNonZeroValue': ([value]) =>
    value === undefined ? undefined : isNothing(value) ? none : some(value),
};

export const optionalMembers: Functions = {
  hasValue: ([whole]) => (isA(whole, 'optional') ? whole.value !== undefined : undefined),
  value: ([whole]) => {
    if (!isA(whole, 'optional')) return undefined;
    if (whole.value === undefined) throw failed('optional.none() dereference');
    return whole.value;
  },
  or: ([whole, other]) =>
    isA(whole, 'optional') && isA(other, 'optional')
      ? whole.value === undefined
        ? other
        : whole
      : undefined,
  orValue: ([whole, other]) =>
    isA(whole, 'optional') ? (whole.value === undefined ? other : whole.value) : undefined,
};
