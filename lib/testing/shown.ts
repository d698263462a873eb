import { isObject } from '../model/json';

const widest = 160;

/** A value in one line, cut where it is long. */
export function shown(value: unknown): string {
  const text = textOf(value);
  return text.length > widest ? `${text.slice(0, widest - 1)}…` : text;
}

function textOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return `[${value.map(textOf).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? String(value);
  if (typeof value.toAsymmetricMatcher === 'function') return String(value.toAsymmetricMatcher());
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return entries.length === 0
    ? '{}'
    : `{ ${entries.map(([key, each]) => `${key}: ${textOf(each)}`).join(', ')} }`;
}
