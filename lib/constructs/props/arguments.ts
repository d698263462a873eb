import { isPlainObject } from '../../model/json';
import type { WrongArgument } from '../../model/reference';
import { none } from './domain';
import { readProps } from './read-props';
import { guarded, isWarning, object, type Shape } from './shape';
import { record } from './shapes';

/** A name, a key, a path: text that somebody else reads. */
export const name = guarded(
  'a string that is not empty',
  (value) => typeof value === 'string' && value !== '',
  none,
);
export const anyText = guarded('a string', (value) => typeof value === 'string', none);

/** Which one of several, counted from 0. */
export const ordinal = guarded(
  'a whole number from 0',
  (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0,
  none,
);

/** An argument that may be left out. */
export function orNothing(shape: Shape): Shape {
  return {
    ...shape,
    check: (value, at, report) => (value === undefined ? value : shape.check(value, at, report)),
  };
}

export const variableOptions = orNothing(
  object<{ readonly default?: string }>({ default: anyText }, '{ default? }'),
);

/** What is called with each of several values. */
export const callback = guarded('a function', (value) => typeof value === 'function', none);

/** Names with an object each. */
export const objects = record(guarded('an object', isPlainObject, none));

/**
 * What is wrong with the arguments of a function whose result stands somewhere in the props: whoever reads those tells
 * it, for the function itself knows no app that it could be told of.
 */
export function wrongArgument(
  call: string,
  given: Readonly<Record<string, readonly [shape: Shape, value: unknown]>>,
): WrongArgument | undefined {
  for (const [key, [shape, value]] of Object.entries(given)) {
    const { problems } = readProps(value, shape, [key]);
    const problem = problems.find((each) => !isWarning(each));
    if (problem === undefined) continue;
    const { message, fix } = problem;
    return { message: `In ${call}(…), ${message.charAt(0).toLowerCase()}${message.slice(1)}`, fix };
  }
  return undefined;
}
