import type { IConstruct } from 'constructs';
import type { Origin } from '../../diagnostics/origin';
import type { PropProblem } from '../props/shape';
import { appStateOf } from './app-state';

/** Keeps what is wrong with props until synthesis, when all problems are told at once. */
export function reportProblems(
  construct: IConstruct,
  origin: Origin,
  problems: readonly PropProblem[],
): void {
  const { findings } = appStateOf(construct);
  for (const problem of problems) findings.push({ ...problem, origin });
}
