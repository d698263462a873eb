import { parseMarkers } from '../../model/marker';
import { isReference } from '../reference';
import { unlessLost } from './lost-value';
import { nameOf, type ReportProblem, rejected, type Trail, wrongValue } from './shape';

/** Whether no text in a patch was made of something that has no value there; each that was is told. */
export function checkTexts(
  value: unknown,
  at: Trail,
  report: ReportProblem,
  around: readonly object[] = [],
): boolean {
  if (typeof value === 'string') return checkText(value, at, report);
  if (typeof value !== 'object' || value === null || around.includes(value)) return true;
  if (isReference(value)) return checkText(String(value), at, report);
  const within = [...around, value];
  let isPlain = true;
  for (const [key, inner] of Object.entries(value)) {
    at.push(Array.isArray(value) ? Number(key) : key);
    isPlain = checkTexts(inner, at, report, within) && isPlain;
    at.pop();
  }
  return isPlain;
}

function checkText(text: string, at: Trail, report: ReportProblem): boolean {
  const parsed = parseMarkers(text);
  if (typeof parsed === 'string') return unlessLost(text, parsed, at, report) !== rejected;
  const message = `${nameOf(at)} holds a reference, but a patch changes what is finished: none is resolved there.`;
  const fix = 'Say it in the props, in `env` or `args` for example, or write the value itself.';
  report({ ...wrongValue(message, at), fix });
  return false;
}
