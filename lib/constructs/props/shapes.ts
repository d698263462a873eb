import { isPlainObject } from '../../model/json';
import { mapList } from '../../model/map-list';
import { holdsMarker, parseMarkers } from '../../model/marker';
import { unfitIn } from '../../model/unfit-text';
import { isReference, referenceData } from '../reference';
import { anyKeys, type Keys, none, oddStrings, values } from './domain';
import { asBoolean, asList, asNumber, asPort, asRecord, asText, nearestChoice } from './guess';
import { instead, unlessLost } from './lost-value';
import type { Guess } from './meant';
import type { Domain } from './shape';
import {
  expectedOf,
  guarded,
  nameOf,
  type ReportProblem,
  rejected,
  type Shape,
  show,
  showAt,
  type Trail,
  whole,
  wrongType,
  wrongValue,
} from './shape';

export const string = plainText('a string', () => true, values(['a'], ['', ...oddStrings]));
export const nonEmptyString = plainText(
  'a string that is not empty',
  (value) => value !== '',
  values(['a'], oddStrings),
);
export const boolean = guarded(
  'true or false',
  (value) => typeof value === 'boolean',
  values([true, false]),
  asBoolean,
);
/** Checked by whoever reads it. */
export const anything: Shape = { expected: 'a value', domain: none, check: (value) => value };

/** A string that nothing got lost in. */
function plainText(expected: string, accepts: (value: string) => boolean, domain: Domain): Shape {
  return {
    expected,
    domain,
    check(value, at, report) {
      if (typeof value === 'string' && accepts(value)) return unlessLost(value, value, at, report);
      report(wrongType(expected, value, at, instead(at)));
      return rejected;
    },
  };
}

const textExpected = 'a string, a number, a boolean or a reference';
export const text: Shape = {
  expected: textExpected,
  domain: { kind: 'text' },
  check(value, at, report) {
    if (typeof value === 'boolean' || (typeof value === 'number' && !Number.isNaN(value))) return value;
    if (typeof value === 'string') return unlessLost(value, parseMarkers(value), at, report);
    if (isReference(value)) return unlessLost(value, [referenceData(value)], at, report);
    report(wrongType(textExpected, value, at, instead(at)));
    return rejected;
  },
};

/** The largest number that both targets hold: a count, an identity, a time in seconds. */
export const largest = 2 ** 31 - 1;

export function integer(min: number, max = largest, guess: Guess = asNumber): Shape {
  const expected = max === largest ? `a whole number from ${min}` : `a whole number from ${min} to ${max}`;
  return {
    expected,
    domain: { kind: 'integer', min, max },
    check(value, at, report) {
      if (typeof value !== 'number') {
        report(wrongType(expected, value, at, guess));
        return rejected;
      }
      if (Number.isInteger(value) && value >= min && value <= max) return value;
      const problem = wrongValue(`${nameOf(at)} is ${value}, but has to be ${expected}.`, at);
      report({ ...problem, ...guess(value) });
      return rejected;
    },
  };
}

/** A string of a certain form. */
export function matching(
  expected: string,
  accepts: (value: string) => boolean,
  domain: Domain,
  guess?: Guess,
): Shape {
  return {
    expected,
    domain,
    check(value, at, report) {
      if (typeof value === 'string' && accepts(value)) return unlessLost(value, value, at, report);
      report(
        typeof value === 'string'
          ? {
              ...wrongValue(`${nameOf(at)} is ${showAt(value, at)}, but has to be ${expected}.`, at),
              ...guess?.(value),
            }
          : wrongType(expected, value, at, guess),
      );
      return rejected;
    },
  };
}

export const portNumber: Shape = {
  ...integer(1, 65535, asPort),
  domain: values([8080, 8080, 8080, 3000, 9090, 80], [1, 1023, 65535]),
};

/** @param expected - for a list that is too long to be told */
export function oneOf(choices: readonly string[], expected = listed(choices)): Shape {
  return {
    expected,
    domain: values(choices),
    check(value, at, report) {
      if (typeof value === 'string' && choices.includes(value)) return value;
      const suggestion = typeof value === 'string' ? nearestChoice(value, choices) : undefined;
      report(
        typeof value === 'string'
          ? {
              ...wrongValue(`${nameOf(at)} is ${showAt(value, at)}, but has to be ${expected}.`, at),
              suggestion,
            }
          : wrongType(expected, value, at, asText(choices)),
      );
      return rejected;
    },
  };
}

export function list(item: Shape, guess: Guess = asList): Shape {
  const expected = () => `a list, each item ${expectedOf(item)}`;
  return {
    expected,
    domain: { kind: 'list', item, least: 0 },
    check(value, at, report) {
      if (!Array.isArray(value)) {
        report(wrongType(expected(), value, at, guess));
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
export function nonEmptyList(item: Shape, guess: Guess = asList): Shape {
  return { ...filled(list(item, guess)), domain: { kind: 'list', item, least: 1 } };
}

/** The same of a record. */
export function nonEmptyRecord(item: Shape, keys: Keys): Shape {
  return { ...filled(record(item, keys)), domain: { kind: 'record', item, keys, least: 1 } };
}

function filled(all: Shape): Shape {
  return {
    ...all,
    check(value, at, report) {
      if (isEmpty(value)) {
        report(wrongValue(`${nameOf(at)} is empty, but has to have an item.`, at));
        return rejected;
      }
      const checked = all.check(value, at, report);
      return isEmpty(checked) ? rejected : checked;
    },
  };
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isPlainObject(value) && Object.keys(value).length === 0;
}

/** A shape that may be left out where its key is written: as good as no key at all. */
export function optional(shape: Shape): Shape {
  return {
    ...shape,
    check: (value, at, report) => (value === undefined ? rejected : shape.check(value, at, report)),
  };
}

function listed(choices: readonly string[]): string {
  const all = choices.map((value) => `'${value}'`);
  return all.length === 1 ? all.join() : `one of ${all.join(', ')}`;
}

/** An object with keys of the user's own. */
export function record(item: Shape, keys: Keys = anyKeys): Shape {
  const expected = () => `an object, each value ${expectedOf(item)}`;
  return {
    expected,
    domain: { kind: 'record', item, keys, least: 0 },
    check(value, at, report) {
      if (!isPlainObject(value)) {
        report(wrongType(expected(), value, at, asRecord));
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
    const problem = wrongValue(`The key ${show(key)} ${unfit ?? `has to be ${keys.expected}`}.`, at);
    report(unfit === undefined ? { ...problem, ...keys.guess?.(key) } : problem);
    return rejected;
  }
}

interface Alternative {
  readonly when: (value: unknown) => boolean;
  readonly shape: Shape;
}

/** The first alternative whose kind of value it is decides, so that its message is about what the user meant. */
export function either(...alternatives: readonly Alternative[]): Shape {
  return choice(
    () => expectedOfAny(alternatives),
    { kind: 'either', shapes: alternatives.map(({ shape }) => shape) },
    alternatives,
  );
}

function expectedOfAny(alternatives: readonly Alternative[]): string {
  const all = alternatives.map(({ shape }) => expectedOf(shape));
  // An alternative may speak of the others as well.
  const told = all.filter(
    (each, index) =>
      !all.some((other, at) => at !== index && (other.startsWith(each) || other.endsWith(each))),
  );
  return told.join(', or ');
}

/** Told apart by `type`, so that a message speaks of the alternative that was meant. */
export function tagged(expected: string, shapes: Readonly<Record<string, Shape>>, guess?: Guess): Shape {
  const alternatives = Object.entries(shapes).map(([type, shape]) => ({
    when: (value: unknown) => isPlainObject(value) && value.type === type,
    shape,
  }));
  return choice(() => expected, { kind: 'tagged', shapes }, alternatives, guess);
}

function choice(expected: () => string, domain: Domain, given: readonly Alternative[], guess?: Guess): Shape {
  // An alternative is known by what it has to have: without that it is none of them.
  const alternatives = given.map(({ when, shape }) => ({ when, shape: whole(shape) }));
  return {
    expected,
    domain,
    check(value: unknown, at: Trail, report: ReportProblem) {
      const chosen = alternatives.find(({ when }) => when(value));
      if (chosen === undefined) {
        report(wrongType(expected(), value, at, guess));
        return rejected;
      }
      if (chosen.when !== otherwise || isPlainObject(value)) return chosen.shape.check(value, at, report);
      // What is of no kind at all may have been meant for any of them. What is wrong with a reference is said in its own words.
      const isOrHoldsReference = isReference(value) || (typeof value === 'string' && holdsMarker(value));
      return chosen.shape.check(value, at, (problem) => {
        const isOfNone =
          !isOrHoldsReference && problem.code === 'props/wrong-type' && problem.property.length === at.length;
        report(isOfNone ? { ...problem, message: wrongType(expected(), value, at).message } : problem);
      });
    },
  };
}

export const isString = (value: unknown): boolean => typeof value === 'string';
export const isNumber = (value: unknown): boolean => typeof value === 'number';
export const isFalse = (value: unknown): boolean => value === false;
export const isScalar = (value: unknown): boolean => isString(value) || isNumber(value);
export function otherwise(): boolean {
  return true;
}
