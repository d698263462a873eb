import { blankText } from '../../diagnostics/blank';

/** Plain data, with every text in it as it may be shown: hosts and names are somebody's choice. */
export function withoutSecrets<T>(value: T): T;
export function withoutSecrets(value: unknown): unknown {
  if (typeof value === 'string') return blankText(value);
  if (Array.isArray(value)) return value.map((entry) => withoutSecrets(entry));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withoutSecrets(entry)]));
}
