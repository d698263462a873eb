import { failed, type Run, spendOn, unknown } from '../evaluation';
import { isA, list, type Value } from '../value';
import { textOf } from './conversions';
import { type Calculation, countOf, type Functions, ofText, ofTexts } from './function';

/** Letters, as the language counts them. */
const lettersOf = (text: string): string[] => Array.from(text);

/** Of all letters from A to Z alone. */
const cased = (change: (letter: string) => string, letters: RegExp): Calculation =>
  ofText((text, run) => {
    spendOn(run, text);
    return text.replaceAll(letters, change);
  });

export const textMembers: Functions = {
  contains: ofTexts((text, part, run) => {
    run.spend(1 + (text.length * part.length) / 100);
    return text.includes(part);
  }),
  startsWith: ofTexts((text, part) => text.startsWith(part)),
  endsWith: ofTexts((text, part) => text.endsWith(part)),
  size: ofText(sizeOf),
  charAt: ([text, at], run) => {
    const index = countOf(at);
    if (typeof text !== 'string' || index === undefined) return undefined;
    spendOn(run, text);
    const letters = lettersOf(text);
    if (index < 0 || index > letters.length) throw failed(`index out of range: ${index}`);
    return letters[index] ?? '';
  },
  indexOf: ([text, part, from = 0n], run) => place(text, part, from, run, false),
  lastIndexOf: ([text, part, from], run) => place(text, part, from, run, true),
  lowerAscii: cased((letter) => letter.toLowerCase(), /[A-Z]/g),
  upperAscii: cased((letter) => letter.toUpperCase(), /[a-z]/g),
  reverse: ofText((text, run) => {
    spendOn(run, text);
    return lettersOf(text).reverse().join('');
  }),
  trim: ofText((text, run) => {
    spendOn(run, text);
    const letters = lettersOf(text);
    const isLetter = (letter: string): boolean => !/\p{White_Space}/u.test(letter);
    return letters.slice(letters.findIndex(isLetter), letters.findLastIndex(isLetter) + 1).join('');
  }),
  substring: ([text, from, to], run) => {
    if (typeof text !== 'string') return undefined;
    spendOn(run, text);
    const letters = lettersOf(text);
    const [start, end] = [countOf(from), to === undefined ? letters.length : countOf(to)];
    if (start === undefined || end === undefined) return undefined;
    for (const index of [start, end])
      if (index < 0 || index > letters.length) throw failed(`index out of range: ${index}`);
    if (start > end) throw failed(`invalid substring range. start: ${start}, end: ${end}`);
    return letters.slice(start, end).join('');
  },
  split: ([text, separator, limit = -1n], run) => {
    const most = countOf(limit);
    if (typeof text !== 'string' || typeof separator !== 'string' || most === undefined) return undefined;
    run.spend(1 + text.length);
    const parts = separator === '' ? lettersOf(text) : text.split(separator);
    if (most < 0 || parts.length <= most) return list(parts);
    if (most === 0) return list([]);
    return list([...parts.slice(0, most - 1), parts.slice(most - 1).join(separator)]);
  },
  replace: ([text, old, next, limit = -1n], run) => {
    const most = countOf(limit);
    if (typeof text !== 'string' || typeof old !== 'string' || typeof next !== 'string') return undefined;
    if (most === undefined) return undefined;
    run.spend(1 + text.length);
    // Before and behind each letter stands nothing, too.
    const parts = old === '' ? ['', ...lettersOf(text), ''] : text.split(old);
    const count = most < 0 ? parts.length - 1 : Math.min(most, parts.length - 1);
    run.spend((count * next.length) / 10);
    return parts.slice(0, count + 1).join(next) + rest(parts.slice(count + 1), old);
  },
  join: ([parts, separator = ''], run) => {
    if (!isA(parts, 'list') || typeof separator !== 'string') return undefined;
    const texts = parts.items.filter((part) => typeof part === 'string');
    if (texts.length < parts.items.length) return undefined;
    run.spend((texts.length * (1 + separator.length)) / 10);
    spendOn(run, ...texts);
    return texts.join(separator);
  },
  format: ([pattern, values], run) =>
    typeof pattern === 'string' && isA(values, 'list') ? formatted(pattern, values.items, run) : undefined,
};

function rest(parts: readonly string[], separator: string): string {
  return parts.map((part) => separator + part).join('');
}

/** How many letters, bytes or entries a value has. */
export function sizeOf(text: string, run: Run): Value {
  spendOn(run, text);
  return BigInt(/[\ud800-\udfff]/.test(text) ? lettersOf(text).length : text.length);
}

function place(
  text: Value | undefined,
  part: Value | undefined,
  from: Value | undefined,
  run: Run,
  isLast: boolean,
): Value | undefined {
  if (typeof text !== 'string' || typeof part !== 'string') return undefined;
  run.spend(1 + (text.length * part.length) / 100);
  const letters = lettersOf(text);
  const start = from === undefined ? letters.length : countOf(from);
  if (start === undefined) return undefined;
  if (start < 0 || (from !== undefined && start > letters.length))
    throw failed(`index out of range: ${start}`);
  const ahead = letters.slice(0, start).join('').length;
  const found = isLast ? text.lastIndexOf(part, ahead) : text.indexOf(part, ahead);
  return found < 0 ? -1n : BigInt(lettersOf(text.slice(0, found)).length);
}

/** `"%s has %d".format([…])`; what is written otherwise only a server can tell. */
function formatted(pattern: string, values: readonly Value[], run: Run): string {
  spendOn(run, pattern);
  let next = 0;
  return pattern.replaceAll(/%(.?)/gs, (_, verb: string) => {
    if (verb === '%') return '%';
    const value = values[next];
    next += 1;
    if (value === undefined || (verb !== 's' && verb !== 'd')) throw unknown(`format() is given %${verb}`);
    if (verb === 'd' && typeof value !== 'bigint' && !isA(value, 'uint'))
      throw unknown('%d is no whole number');
    const text = shown(value);
    if (text === undefined) throw unknown('format() is given something of many parts');
    spendOn(run, text);
    return text;
  });
}

function shown(value: Value): string | undefined {
  if (!isA(value, 'list')) return value === null ? 'null' : textOf(value);
  const parts = value.items.map((item) => (typeof item === 'object' ? undefined : textOf(item)));
  return parts.includes(undefined) ? undefined : `[${parts.join(', ')}]`;
}
