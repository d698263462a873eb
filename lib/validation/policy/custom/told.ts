import type { RuleProblem } from '../../../model/custom-rule';
import { isPlainObject } from '../../../model/json';

const texts = ['consequence', 'fix', 'suggestion'];

/** What a rule of somebody's own has told, if it is something that can be shown. */
export function readProblem(told: unknown): RuleProblem | undefined {
  if (isText(told)) return { message: told };
  return isProblem(told) ? told : undefined;
}

function isProblem(told: unknown): told is RuleProblem {
  if (!isPlainObject(told)) return false;
  const { message, at, severity, ...words } = told;
  return (
    isText(message) &&
    (at === undefined || (Array.isArray(at) && at.every(isStep))) &&
    (severity === undefined || severity === 'warning' || severity === 'error') &&
    Object.entries(words).every(
      ([key, value]) => texts.includes(key) && (value === undefined || typeof value === 'string'),
    )
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isStep(value: unknown): boolean {
  return typeof value === 'string' || Number.isInteger(value);
}

/** What a rule gave back that it must have meant for somebody. */
export function strayAnswer(answer: unknown): string | undefined {
  if (typeof answer === 'string') return 'a text';
  if (typeof answer !== 'object' || answer === null) return undefined;
  return typeof Reflect.get(answer, 'then') === 'function' ? 'a promise' : 'an object';
}
