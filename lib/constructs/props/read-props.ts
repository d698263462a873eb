import type { PropertyPath } from '../../diagnostics/property-path';
import { isPlainObject } from '../../model/json';
import { nameOf, type PropProblem, type Shape } from './shape';

export interface ReadProps<P> {
  /** What was given, without what had to be reported: anything may be missing. */
  readonly props: Partial<P>;
  readonly problems: readonly PropProblem[];
}

const start: PropertyPath = [];

/** Checks props against their table: whoever writes JavaScript, or spreads an object, has no compiler that does. */
export function readProps<P>(given: P, shape: Shape, at: PropertyPath = start): ReadProps<P> {
  const problems: PropProblem[] = [];
  const checked = check(given, shape, at, problems);
  if (checked === given) return { props: given, problems };
  return { props: isPlainObject(checked) ? { ...given, ...checked } : {}, problems };
}

/** A getter or a proxy may throw whenever it is looked at: then nothing of the whole can be known. */
function check(given: unknown, shape: Shape, at: PropertyPath, problems: PropProblem[]): unknown {
  try {
    return shape.check(given, [...at], (problem) => {
      problems.push({ ...problem, property: [...problem.property] });
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const what = at.length === 0 ? 'The props object' : nameOf(at);
    const message = `${what} cannot be read: ${reason}.`;
    problems.push({ code: 'props/wrong-type', message, property: at });
    return undefined;
  }
}
