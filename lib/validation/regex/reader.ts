import { NotReadable } from './faults';

/** Goes through a pattern from its beginning to its end. */
export interface Reader {
  isDone(): boolean;
  /** Whether this comes next. */
  at(text: string): boolean;
  /** Goes past it, if it comes next. */
  take(text: string): boolean;
  /** Goes past what a sticky expression finds here, if it finds something. */
  match(expression: RegExp): RegExpExecArray | undefined;
  /** The next character. */
  next(): number;
  /** All up to a text, or to the end; past it. */
  until(text: string): string;
}

export function reader(pattern: string): Reader {
  let place = 0;
  return {
    isDone: () => place >= pattern.length,
    at: (text) => pattern.startsWith(text, place),
    take(text) {
      const isHere = pattern.startsWith(text, place);
      if (isHere) place += text.length;
      return isHere;
    },
    match(expression) {
      expression.lastIndex = place;
      const found = expression.exec(pattern) ?? undefined;
      if (found !== undefined) place += found[0].length;
      return found;
    },
    next() {
      const codePoint = pattern.codePointAt(place);
      if (codePoint === undefined) throw new NotReadable('it ends too early');
      place += codePoint > 0xffff ? 2 : 1;
      return codePoint;
    },
    until(text) {
      const end = pattern.indexOf(text, place);
      const found = pattern.slice(place, end === -1 ? undefined : end);
      place = end === -1 ? pattern.length : end + text.length;
      return found;
    },
  };
}
