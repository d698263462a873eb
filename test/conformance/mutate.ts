import { createHash } from 'node:crypto';
import { type Fields, isFields } from '../engines/host/json';
import type { Change } from './change';

/** What texts are changed to: right in some places and wrong in most. */
const texts = [
  '',
  'Bad_Value!',
  ' x',
  '$x64',
  '$x300',
  'other',
  '-a-',
  'a/b',
  '1.5',
  'a.b',
  '::1',
  7,
  ['x'],
  { a: 'b' },
];
const numbers = [-1, 0, 1, 65_536, 3e9, 'text', '5', 1.5];

/** What decides where a request goes stays as it is. */
const fixed = new Set(['apiVersion', 'kind', 'metadata/namespace']);

/** All changes of one place: drop, retype, overflow, rename, duplicate, move. */
export function mutations(object: Fields): Change[] {
  const changes: Change[] = [];
  visit(object, []);
  return changes;

  function visit(value: unknown, keys: readonly string[]): void {
    const path = keys.map((key) => key.replaceAll('/', '~1')).join('/');
    if (fixed.has(path)) return;
    if (path !== '') {
      changes.push({ [`drop ${path}`]: null });
      const last = keys.at(-1) ?? '';
      if (/^\d+$/.test(last)) changes.push({ [`copy ${path}`]: null });
      else changes.push({ [`rename ${path}`]: `${last}x` });
      // Moved to where its parent stands.
      const above = [...keys.slice(0, -2), last].map((key) => key.replaceAll('/', '~1')).join('/');
      if (keys.length > 2) changes.push({ [`drop ${path}`]: null, [above]: value });
    }
    if (Array.isArray(value)) {
      changes.push({ [path]: [] }, { [`add ${path}`]: null }, { [path]: 'text' });
      for (const [index, entry] of value.entries()) visit(entry, [...keys, String(index)]);
    } else if (isFields(value)) {
      if (path !== '') changes.push({ [path]: {} }, { [path]: [] }, { [`${path}/bogus`]: 'x' });
      for (const [key, entry] of Object.entries(value)) visit(entry, [...keys, key]);
    } else if (typeof value === 'string') for (const text of texts) changes.push({ [path]: text });
    else if (typeof value === 'number') for (const number of numbers) changes.push({ [path]: number });
    else if (typeof value === 'boolean') changes.push({ [path]: !value }, { [path]: 'true' }, { [path]: 1 });
  }
}

/** The same few of many, however the list is ordered. */
export function sample<T>(all: readonly T[], count: number, keyOf: (one: T) => string): T[] {
  const hash = (one: T): string => createHash('sha256').update(keyOf(one)).digest('hex');
  return all
    .map((one) => ({ one, key: hash(one) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, count)
    .map(({ one }) => one);
}
