import { charClass, range } from './char-class';
import type { Expression } from './expression';
import { NotReadable, TooLarge } from './faults';
import { type Flags, openGroup } from './group';
import { classAt, escapeAt } from './literal';
import { type Reader, reader } from './reader';
import { repeated } from './repeat';

/** Deeper than anybody nests, and no deeper than any stack goes. */
const deepest = 500;

const edges = {
  A: 'text-start',
  b: 'word-edge',
  B: 'no-word-edge',
  z: 'text-end',
} as const;

/**
 * Reads an expression as Go's package regexp does, which API servers use.
 *
 * @throws NotReadable
 * @throws TooLarge
 */
export function parse(pattern: string): Expression {
  const read = reader(pattern);
  const { expression } = alternatives(read, { fold: false, lines: false, dotAll: false, swapped: false }, 0);
  if (!read.isDone()) throw new NotReadable('a ")" closes nothing');
  return expression;
}

function alternatives(read: Reader, outer: Flags, depth: number): { readonly expression: Expression } {
  if (depth > deepest) throw new TooLarge();
  const all: Expression[] = [];
  let parts: Expression[] = [];
  let flags = outer;
  for (;;) {
    if (read.isDone() || read.at(')')) break;
    if (read.take('|')) {
      all.push(sequence(parts));
      parts = [];
    } else if (read.take('(')) {
      const opened = openGroup(read, flags);
      if (opened.isWhole) flags = opened.flags;
      else {
        parts.push(alternatives(read, opened.flags, depth + 1).expression);
        if (!read.take(')')) throw new NotReadable('a "(" is not closed');
      }
    } else if (!repeated(read, parts)) parts.push(...single(read, flags));
  }
  const last = sequence(parts);
  return { expression: all.length === 0 ? last : { is: 'any', parts: [...all, last] } };
}

function sequence(parts: readonly Expression[]): Expression {
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : { is: 'all', parts };
}

function single(read: Reader, flags: Flags): readonly Expression[] {
  if (read.take('^')) return [{ is: 'edge', edge: flags.lines ? 'line-start' : 'text-start' }];
  if (read.take('$')) return [{ is: 'edge', edge: flags.lines ? 'line-end' : 'text-end' }];
  if (read.take('.')) {
    const newline = flags.dotAll ? [] : [range(10)];
    return [{ is: 'char', fits: charClass(newline, true, false) }];
  }
  if (read.take('[')) return [{ is: 'char', fits: classAt(read, flags.fold) }];
  for (const [letter, edge] of Object.entries(edges))
    if (read.take(`\\${letter}`)) return [{ is: 'edge', edge }];
  if (read.take('\\Q')) return [...read.until('\\E')].map((char) => literal(char.codePointAt(0) ?? 0, flags));
  if (read.at('\\')) return [{ is: 'char', fits: escapeAt(read, flags.fold) }];
  return [literal(read.next(), flags)];
}

function literal(codePoint: number, { fold }: Flags): Expression {
  if (fold) return { is: 'char', fits: charClass([range(codePoint)], false, true) };
  return { is: 'char', fits: { has: (other) => other === codePoint } };
}
