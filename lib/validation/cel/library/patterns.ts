import { NotReadable } from '../../regex/faults';
import { matcherOf } from '../../regex/matcher';
import { failed, unknown } from '../evaluation';
import { type Functions, ofTexts } from './function';

/** Tries of an expression that cost as much as a step of an evaluation. */
const triesPerStep = 10;

const matches = ofTexts((text, pattern, run) => {
  const matcher = matcherOf(pattern);
  if (matcher instanceof NotReadable) throw failed(`error parsing regexp: ${matcher.message}`);
  const isFound = matcher.finds(text, (tries) => run.spend(tries / triesPerStep));
  if (isFound === undefined) throw unknown('an expression that is too large to be tried');
  return isFound;
});

/** What is found, and where, only a server can tell. */
export const patternFunctions: Functions = { matches };
