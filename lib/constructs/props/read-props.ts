import { isPlainObject } from '../../model/json';
import type { PropertyPath, PropProblem, Shape } from './shape';

export interface ReadProps<P> {
  /** What was given, without what had to be reported: anything may be missing. */
  readonly props: Partial<P>;
  readonly problems: readonly PropProblem[];
}

const start: PropertyPath = [];

/** Checks props against their table: whoever writes JavaScript, or spreads an object, has no compiler that does. */
export function readProps<P>(given: P, shape: Shape, at: PropertyPath = start): ReadProps<P> {
  const problems: PropProblem[] = [];
  const checked = shape.check(given, at, (problem) => problems.push(problem));
  if (checked === given) return { props: given, problems };
  return { props: isPlainObject(checked) ? { ...given, ...checked } : {}, problems };
}
