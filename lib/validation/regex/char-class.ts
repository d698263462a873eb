import { NotReadable } from './faults';

/** Which characters there may be at one place. */
export interface CharClass {
  has(codePoint: number): boolean;
}

/** A part of a class, in the syntax of classes of JavaScript: `a-z`; all but these, where it is negated. */
export interface ClassPart {
  readonly source: string;
  readonly negated: boolean;
}

const digits = '0-9';
const space = '\\t\\n\\f\\r\\x20';
const word = '0-9A-Za-z_';

/** `\d` and the like, which know ASCII alone. */
export const perlClasses: Readonly<Record<string, ClassPart>> = {
  d: { source: digits, negated: false },
  D: { source: digits, negated: true },
  s: { source: space, negated: false },
  S: { source: space, negated: true },
  w: { source: word, negated: false },
  W: { source: word, negated: true },
};

/** `[:alpha:]` and the like. */
export const posixClasses: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7F',
  blank: '\\t\\x20',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: digits,
  graph: '!-~',
  lower: 'a-z',
  print: '\\x20-~',
  punct: '!-\\/:-@\\[-`\\{-~',
  space: '\\t\\n\\v\\f\\r\\x20',
  upper: 'A-Z',
  word,
  xdigit: '0-9A-Fa-f',
};

/** One character, or all from one to another. */
export function range(low: number, high = low): ClassPart {
  const source = low === high ? escaped(low) : `${escaped(low)}-${escaped(high)}`;
  return { source, negated: false };
}

function escaped(codePoint: number): string {
  return `\\u{${codePoint.toString(16)}}`;
}

/** `\pL`, `\p{Greek}`, `\p{^Lu}`. */
export function unicodeClass(name: string, negated: boolean): ClassPart {
  const isOther = name.startsWith('^');
  const wanted = isOther ? name.slice(1) : name;
  for (const source of wanted === 'Any' ? ['\\p{Any}'] : [`\\p{${wanted}}`, `\\p{Script=${wanted}}`])
    if (/^\w+$/.test(wanted) && isSource(source)) return { source, negated: negated !== isOther };
  throw new NotReadable(`there is no class \\p{${name}} of characters`);
}

function isSource(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}

/** @param isFolded Upper and lower case are alike. */
export function charClass(parts: readonly ClassPart[], negated: boolean, isFolded: boolean): CharClass {
  // One character at a time is asked for, so that there is nothing to go back to.
  const tests = parts.map(
    ({ source, negated: not }) => new RegExp(`^[${not ? '^' : ''}${source}]$`, isFolded ? 'iu' : 'u'),
  );
  const ask = (codePoint: number) => {
    const text = String.fromCodePoint(codePoint);
    return tests.some((test) => test.test(text)) !== negated;
  };
  const known: (boolean | undefined)[] = [];
  return {
    has(codePoint) {
      if (codePoint > 127) return ask(codePoint);
      const answer = known[codePoint] ?? ask(codePoint);
      known[codePoint] = answer;
      return answer;
    },
  };
}
