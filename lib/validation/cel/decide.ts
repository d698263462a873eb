import { EvaluationFault, unknown } from './evaluation';
import type { Value } from './value';

export function isTrue(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  throw unknown('something else stands for true or false');
}

/** Whether one is, or all are: what decides counts, wherever it stands, and a fault only where nothing decides. */
export function decide<One>(
  decisive: boolean,
  all: readonly One[],
  of: (one: One, at: number) => boolean,
): boolean {
  let fault: EvaluationFault | undefined;
  for (const [at, one] of all.entries())
    try {
      if (of(one, at) === decisive) return decisive;
    } catch (error) {
      if (!(error instanceof EvaluationFault)) throw error;
      // What only a server can tell might have decided.
      if (fault === undefined || !error.isCertain) fault = error;
    }
  if (fault !== undefined) throw fault;
  return !decisive;
}
