import { isObject } from '../model/json';
import { shown } from './shown';

/** What is not as it was expected to be, and where. */
export interface Mismatch {
  readonly at: string;
  readonly expected: unknown;
  readonly found: unknown;
}

/** Every place where a value is not what `Partially` says of it. */
export function mismatches(found: unknown, expected: unknown, at = ''): readonly Mismatch[] {
  if (expected instanceof RegExp && typeof found === 'string')
    return found.search(expected) >= 0 ? [] : [{ at, expected, found }];
  if (isAsymmetric(expected)) return expected.asymmetricMatch(found) ? [] : [{ at, expected, found }];
  if (Array.isArray(expected) && Array.isArray(found)) {
    if (expected.length > 0 && expected.every(isObject)) return notIn(found, expected, at);
    const isSame = found.length === expected.length;
    return isSame && expected.every((each, index) => mismatches(found[index], each).length === 0)
      ? []
      : [{ at, expected, found }];
  }
  if (isObject(expected) && isObject(found))
    return Object.entries(expected).flatMap(([key, value]) =>
      mismatches(Object.hasOwn(found, key) ? found[key] : undefined, value, below(at, key)),
    );
  return Object.is(found, expected) ? [] : [{ at, expected, found }];
}

/** Of each that is not there what is wrong with the one of its name, if there is one. */
function notIn(found: readonly unknown[], expected: readonly unknown[], at: string): readonly Mismatch[] {
  const wrong = expected.map((each) =>
    found.map((value, index) => mismatches(value, each, `${at}[${index}]`)),
  );
  const missing = unpaired(
    wrong.map((row) => row.flatMap((each, index) => (each.length === 0 ? [index] : []))),
  );
  return missing.flatMap((index) => {
    const each = expected[index];
    const named = found.findIndex((value) => isSameName(value, each));
    return wrong[index]?.[named] ?? [{ at: `${at}[]`, expected: each, found }];
  });
}

/** Those that get none of the places that fit them, where each place is for one: whoever can takes another. */
function unpaired(places: readonly (readonly number[])[]): readonly number[] {
  const taken = new Map<number, number>();
  const find = (index: number, tried: Set<number>): boolean =>
    (places[index] ?? []).some((place) => {
      if (tried.has(place)) return false;
      tried.add(place);
      const holder = taken.get(place);
      if (holder !== undefined && !find(holder, tried)) return false;
      taken.set(place, index);
      return true;
    });
  return [...places.keys()].filter((index) => !find(index, new Set()));
}

function isSameName(one: unknown, other: unknown): boolean {
  return isObject(one) && isObject(other) && one.name !== undefined && one.name === other.name;
}

/** As a person reads it. */
export function tellMismatches(all: readonly Mismatch[]): string {
  const lines = all.slice(0, most).map(
    ({ at, expected, found }) => `${at === '' ? 'the whole' : at}
  expected  ${shown(expected)}
  found     ${shown(found)}`,
  );
  return [...lines, ...(all.length > most ? [`and ${all.length - most} more`] : [])].join('\n');
}

const most = 20;

function below(at: string, key: string): string {
  if (!/^[\w-]+$/.test(key)) return `${at}[${JSON.stringify(key)}]`;
  return at === '' ? key : `${at}.${key}`;
}

function isAsymmetric(value: unknown): value is { asymmetricMatch(other: unknown): boolean } {
  return isObject(value) && typeof value.asymmetricMatch === 'function';
}
