import {
  type CharClass,
  type ClassPart,
  charClass,
  perlClasses,
  posixClasses,
  range,
  unicodeClass,
} from './char-class';
import { NotReadable } from './faults';
import type { Reader } from './reader';

const perl = /\\([dDsSwW])/y;
const unicode = /\\([pP])(?:\{([^}]*)\}|([^{]))/uy;
const posix = /\[:(\^?)(.*?):\]/sy;
const hex = /\\x(?:\{([0-9A-Fa-f]+)\}|([0-9A-Fa-f]{2}))/y;
const octal = /\\(0[0-7]{0,2}|[1-7][0-7]{1,2})/y;
const letters: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };
const largest = 0x10ffff;

/** What stands behind a `[`, with its `]`. */
export function classAt(read: Reader, isFolded: boolean): CharClass {
  const negated = read.take('^');
  const parts: ClassPart[] = [];
  for (let isFirst = true; isFirst || !read.take(']'); isFirst = false) {
    if (read.isDone()) throw new NotReadable('a "[" is not closed');
    const named = posixAt(read) ?? namedAt(read);
    if (named !== undefined) {
      parts.push(named);
      continue;
    }
    const low = characterIn(read);
    const isRange = read.at('-') && !read.at('-]');
    if (isRange) read.take('-');
    const high = isRange ? characterIn(read) : low;
    if (high < low) throw new NotReadable('a range of characters ends before it begins');
    parts.push(range(low, high));
  }
  return charClass(parts, negated, isFolded);
}

/** A character of a class that is written as such, or escaped. */
function characterIn(read: Reader): number {
  if (read.isDone()) throw new NotReadable('a "[" is not closed');
  return read.at('\\') ? characterAt(read) : read.next();
}

/** What begins with a `\`. */
export function escapeAt(read: Reader, isFolded: boolean): CharClass {
  const named = namedAt(read);
  return charClass([named ?? range(characterAt(read))], false, isFolded);
}

function posixAt(read: Reader): ClassPart | undefined {
  const found = read.match(posix);
  if (found === undefined) return undefined;
  const [, not, name = ''] = found;
  const source = Object.hasOwn(posixClasses, name) ? posixClasses[name] : undefined;
  if (source === undefined) throw new NotReadable(`there is no class "${found[0]}" of characters`);
  return { source, negated: not !== '' };
}

function namedAt(read: Reader): ClassPart | undefined {
  const [, letter] = read.match(perl) ?? [];
  if (letter !== undefined) return perlClasses[letter];
  const [, sign, long, short = ''] = read.match(unicode) ?? [];
  return sign === undefined ? undefined : unicodeClass(long ?? short, sign === 'P');
}

function characterAt(read: Reader): number {
  const [, long, short] = read.match(hex) ?? [];
  if (long !== undefined || short !== undefined) {
    const codePoint = Number.parseInt(long ?? short ?? '', 16);
    if (codePoint > largest) throw new NotReadable('there is no such character');
    return codePoint;
  }
  const [, eight] = read.match(octal) ?? [];
  if (eight !== undefined) return Number.parseInt(eight, 8);
  read.take('\\');
  if (read.isDone()) throw new NotReadable('nothing follows its last "\\"');
  const codePoint = read.next();
  const char = String.fromCodePoint(codePoint);
  const known = Object.hasOwn(letters, char) ? letters[char] : undefined;
  if (known !== undefined) return known;
  if (/[1-9]/.test(char)) throw new NotReadable('the server has no expressions that refer to what was found');
  if (codePoint > 127 || /[A-Za-z0]/.test(char))
    throw new NotReadable(`the server does not know "\\${char}"`);
  return codePoint;
}
