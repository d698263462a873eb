import type { JsonObject } from '../../model/json';
import { listIn, objectIn } from '../../model/read-json';
import type { Step } from '../compare/difference';
import type { Judgement } from './judgement';

/** One thing that is let through: all that has to hold for it. What needs nothing is everything. */
export interface Opening {
  readonly needs: readonly string[];
  /** The rule that says so. */
  readonly steps: readonly Step[];
}

/** More than these are not told apart one by one. */
const most = 4000;

/**
 * What rules let through, each by itself: a rule of two peers and three ports is six openings. A choice that a rule does
 * not make needs nothing.
 *
 * @returns nothing where there are too many to be told apart.
 */
export function openingsOf(
  rules: unknown,
  steps: readonly Step[],
  choicesOf: (rule: JsonObject) => readonly (readonly (readonly string[])[])[],
): readonly Opening[] | undefined {
  const openings: Opening[] = [];
  for (const [index, rule] of listIn(rules).entries()) {
    const choices = choicesOf(objectIn(rule)).filter((each) => each.length > 0);
    const count = choices.reduce((product, each) => product * each.length, 1);
    if (openings.length + count > most) return undefined;
    const place = [...steps, { key: String(index), index }];
    for (const needs of combined(choices)) openings.push({ needs, steps: place });
  }
  return openings;
}

/** One of each choice, in every way. */
export function combined(
  choices: readonly (readonly (readonly string[])[])[],
): readonly (readonly string[])[] {
  return choices.reduce<readonly (readonly string[])[]>(
    (ways, choice) => ways.flatMap((way) => choice.map((needs) => [...way, ...needs])),
    [[]],
  );
}

/** What is let through that was not, and what is not that was. */
export function moreOrLess(
  before: readonly Opening[] | undefined,
  after: readonly Opening[] | undefined,
  more: string,
  less: string,
  steps: readonly Step[],
): readonly Judgement[] {
  if (before === undefined || after === undefined)
    return [{ verdict: 'changed', message: 'lets others through', steps }];
  const told: Judgement[] = [];
  const added = beyond(after, before);
  if (added !== undefined) told.push({ verdict: 'widened', message: more, steps: added.steps });
  if (beyond(before, after) !== undefined) told.push({ verdict: 'narrowed', message: less, steps });
  return told;
}

/** The first of some openings that none of the others lets through. */
function beyond(some: readonly Opening[], others: readonly Opening[]): Opening | undefined {
  const known = new Set(others.map(({ needs }) => needs.join('\0')));
  return some.find(
    ({ needs }) =>
      !known.has(needs.join('\0')) &&
      !others.some((other) => other.needs.every((need) => needs.includes(need))),
  );
}
