import { nearest } from '../../diagnostics/did-you-mean';
import { isPlainObject } from '../../model/json';
import { mapList } from '../../model/map-list';
import { parseMarkers } from '../../model/marker';
import type { Text } from '../../model/reference';
import { unfitIn } from '../../model/unfit-text';
import { isReference, referenceData } from '../reference';
import { anyKeys, type Keys, none, oddStrings, values } from './domain';
import { fromOutside, insteadOf, lostValue } from './lost-value';
import type { Domain } from './shape';
import {
  guarded,
  isWarning,
  nameOf,
  type ReportProblem,
  rejected,
  type Shape,
  show,
  type Trail,
  wrongType,
  wrongValue,
} from './shape';

export const string = plainText('a string', () => true, values(['a'], ['', ...oddStrings]));
export const nonEmptyString = plainText(
  'a string that is not empty',
  (value) => value !== '',
  values(['a'], oddStrings),
);
export const boolean = guarded('true or false', (value) => typeof value === 'boolean', values([true, false]));
/** Checked by whoever reads it. */
export const anything: Shape = { expected: 'a value', domain: none, check: (value) => value };

/** A string that nothing got lost in. */
function plainText(expected: string, accepts: (value: string) => boolean, domain: Domain): Shape {
  return {
    expected,
    domain,
    check(value, at, report) {
      if (typeof value === 'string' && accepts(value)) return unlessLost(value, value, at, report);
      const fix = value === undefined ? fromOutside(at) : insteadOf(value);
      report({ ...wrongType(expected, value, at), fix });
      return rejected;
    },
  };
}

/** The value, unless something got lost in the text that it is or becomes. */
export function unlessLost(
  value: unknown,
  text: Text,
  at: Trail,
  report: ReportProblem,
  strict = false,
): unknown {
  const found = lostValue(text, at, strict);
  if (found !== undefined) report(found);
  return found === undefined || isWarning(found) ? value : rejected;
}

const textExpected = 'a string, a number, a boolean or a reference';
export const text: Shape = {
  expected: textExpected,
  domain: { kind: 'text' },
  check(value, at, report) {
    if (typeof value === 'boolean' || (typeof value === 'number' && !Number.isNaN(value))) return value;
    if (typeof value === 'string') return unlessLost(value, parseMarkers(value), at, report);
    if (isReference(value)) return unlessLost(value, [referenceData(value)], at, report);
    const fix = value === undefined ? fromOutside(at) : insteadOf(value);
    report({ ...wrongType(textExpected, value, at), fix });
    return rejected;
  },
};

/** The largest number that both targets hold: a count, an identity, a time in seconds. */
export const largest = 2 ** 31 - 1;

export function integer(min: number, max = largest): Shape {
  const expected = max === largest ? `a whole number from ${min}` : `a whole number from ${min} to ${max}`;
  return {
    expected,
    domain: { kind: 'integer', min, max },
    check(value, at, report) {
      if (typeof value !== 'number') {
        report(wrongType(expected, value, at));
        return rejected;
      }
      if (Number.isInteger(value) && value >= min && value <= max) return value;
      report(wrongValue(`${nameOf(at)} is ${value}, but has to be ${expected}.`, at));
      return rejected;
    },
  };
}

/** A string of a certain form. */
export function matching(expected: string, accepts: (value: string) => boolean, domain: Domain): Shape {
  return {
    expected,
    domain,
    check(value, at, report) {
      if (typeof value === 'string' && accepts(value)) return value;
      report(
        typeof value === 'string'
          ? wrongValue(`${nameOf(at)} is ${show(value)}, but has to be ${expected}.`, at)
          : wrongType(expected, value, at),
      );
      return rejected;
    },
  };
}

export const portNumber: Shape = {
  ...integer(1, 65535),
  domain: values([8080, 8080, 8080, 3000, 9090, 80], [1, 1023, 65535]),
};

/** @param expected - for a list that is too long to be told */
export function oneOf(choices: readonly string[], expected = listed(choices)): Shape {
  return {
    expected,
    domain: values(choices),
    check(value, at, report) {
      if (typeof value === 'string' && choices.includes(value)) return value;
      const suggestion = typeof value === 'string' ? nearest(value, choices) : undefined;
      report(
        typeof value === 'string'
          ? { ...wrongValue(`${nameOf(at)} is ${show(value)}, but has to be ${expected}.`, at), suggestion }
          : wrongType(expected, value, at),
      );
      return rejected;
    },
  };
}

export function list(item: Shape): Shape {
  const expected = `a list, each item ${item.expected}`;
  return {
    expected,
    domain: { kind: 'list', item, least: 0 },
    check(value, at, report) {
      if (!Array.isArray(value)) {
        report(wrongType(expected, value, at));
        return rejected;
      }
      const kept = mapList(value, (each: unknown, index) => {
        at.push(index);
        const checked = item.check(each, at, report);
        at.pop();
        return checked;
      });
      return kept.every((each, index) => each === value[index])
        ? value
        : kept.filter((each) => each !== rejected);
    },
  };
}

/** A list that says nothing when it is empty. */
export function nonEmptyList(item: Shape): Shape {
  const all = list(item);
  return {
    expected: all.expected,
    domain: { kind: 'list', item, least: 1 },
    check(value, at, report) {
      if (Array.isArray(value) && value.length === 0) {
        report(wrongValue(`${nameOf(at)} is empty, but has to have an item.`, at));
        return rejected;
      }
      const checked = all.check(value, at, report);
      return Array.isArray(checked) && checked.length === 0 ? rejected : checked;
    },
  };
}

/** A shape that may be left out where its key is written: as good as no key at all. */
export function optional(shape: Shape): Shape {
  return {
    ...shape,
    check: (value, at, report) => (value === undefined ? rejected : shape.check(value, at, report)),
  };
}

function listed(choices: readonly string[]): string {
  return `one of ${choices.map((value) => `'${value}'`).join(', ')}`;
}

/** An object with keys of the user's own. */
export function record(item: Shape, keys: Keys = anyKeys): Shape {
  const expected = `an object, each value ${item.expected}`;
  return {
    expected,
    domain: { kind: 'record', item, keys },
    check(value, at, report) {
      if (!isPlainObject(value)) {
        report(wrongType(expected, value, at));
        return rejected;
      }
      const checked = mapList(Object.keys(value), (key) => {
        at.push(key);
        const each = checkEntry(key, value[key], at, report);
        at.pop();
        return [key, each] as const;
      });
      if (checked.every(([key, each]) => each === value[key])) return value;
      return Object.fromEntries(checked.filter(([, each]) => each !== rejected));
    },
  };

  function checkEntry(key: string, each: unknown, at: Trail, report: ReportProblem): unknown {
    // Kept it would have to be, but JavaScript loses it wherever a key is set in the usual way.
    const unfit = key === '__proto__' ? 'is one that JavaScript keeps for itself' : unfitIn(key);
    if (unfit === undefined && keys.accepts(key)) return item.check(each, at, report);
    report(wrongValue(`The key ${show(key)} ${unfit ?? `has to be ${keys.expected}`}.`, at));
    return rejected;
  }
}

/** The first alternative whose kind of value it is decides, so that its message is about what the user meant. */
export function either(
  ...alternatives: readonly { readonly when: (value: unknown) => boolean; readonly shape: Shape }[]
): Shape {
  const expected = alternatives.map(({ shape }) => shape.expected).join(', or ');
  return {
    expected,
    domain: { kind: 'either', shapes: alternatives.map(({ shape }) => shape) },
    check(value: unknown, at: Trail, report: ReportProblem) {
      const chosen = alternatives.find(({ when }) => when(value));
      if (chosen !== undefined) return chosen.shape.check(value, at, report);
      report(wrongType(expected, value, at));
      return rejected;
    },
  };
}

/** Told apart by `type`, so that a message speaks of the alternative that was meant. */
export function tagged(expected: string, shapes: Readonly<Record<string, Shape>>): Shape {
  const alternatives = Object.entries(shapes).map(([type, shape]) => ({
    when: (value: unknown) => isPlainObject(value) && value.type === type,
    shape,
  }));
  return { ...either(...alternatives), expected, domain: { kind: 'tagged', shapes } };
}

export const isString = (value: unknown): boolean => typeof value === 'string';
export const isNumber = (value: unknown): boolean => typeof value === 'number';
export const isBoolean = (value: unknown): boolean => typeof value === 'boolean';
export const isScalar = (value: unknown): boolean => isString(value) || isNumber(value);
export const otherwise = (): boolean => true;
