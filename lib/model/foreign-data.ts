import { pointerTo } from '../diagnostics/json-pointer';
import { isPlainObject } from './json';
import { unfitIn } from './unfit-text';

/**
 * What in a value no manifest can hold, with its place: `NaN at /spec/replicas`. Nothing where all of it is plain data;
 * what is undefined counts as left out.
 */
export function foreignIn(value: unknown, pointer = '', around: readonly object[] = []): string | undefined {
  const here = pointer === '' ? '' : ` at ${pointer}`;
  if (value === null || value === undefined || typeof value === 'boolean') return undefined;
  if (typeof value === 'string') {
    const unfit = unfitIn(value);
    return unfit && `text${here} that ${unfit}`;
  }
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `${value}${here}`;
  if (typeof value !== 'object') return `a ${typeof value}${here}`;
  if (around.includes(value)) return `an object that holds itself${here}`;
  const isData = Array.isArray(value) || isPlainObject(value);
  // A key that is no string would be left out in silence; references have one.
  if (!isData || Object.getOwnPropertySymbols(value).length > 0)
    return `an object that is no plain data${here}`;
  const within = [...around, value];
  for (const [key, inner] of Object.entries(value)) {
    const found = foreignIn(inner, pointerTo(pointer, key), within);
    if (found !== undefined) return found;
  }
  return undefined;
}
