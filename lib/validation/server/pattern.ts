import { NotReadable } from '../regex/faults';
import { matcherOf } from '../regex/matcher';

/** What is wrong with an expression for text. */
export function faultInPattern(pattern: string): string | undefined {
  const matcher = matcherOf(pattern);
  return matcher instanceof NotReadable
    ? `The server cannot read this expression: ${matcher.message}.`
    : undefined;
}
