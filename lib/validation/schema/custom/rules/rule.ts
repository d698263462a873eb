import { evaluate } from '../../../cel/evaluate';
import { EvaluationFault, type Run } from '../../../cel/evaluation';
import { type Expression, ExpressionFault } from '../../../cel/expression';
import { parseExpression } from '../../../cel/parse';
import { scopeOf } from '../../../cel/scope';
import { none, some, type Value } from '../../../cel/value';
import type { CelRule } from '../structural';

/** What a rule says of a value: that it is right, that it is not (and why), or that only a server can tell. */
export type Verdict =
  | { readonly is: 'kept' }
  | { readonly is: 'broken'; readonly why: string }
  | { readonly is: 'unknown'; readonly why: string };

const kept: Verdict = { is: 'kept' };

interface Read {
  readonly expression?: Expression;
  /** Why it cannot be read. */
  readonly fault?: string;
  /** It speaks of the value before a change. */
  readonly isOfChange: boolean;
  /** It has taken too long once; nobody waits for it again. */
  tookTooLong?: string;
}

const known = new WeakMap<CelRule, Read>();

function read(rule: CelRule): Read {
  const before = known.get(rule);
  if (before !== undefined) return before;
  // In a text it would be none, which at worst leaves a rule to changes.
  const isOfChange = /\boldSelf\b/.test(rule.rule.slice(0, longest));
  const made: Read = { ...parsed(rule.rule), isOfChange };
  known.set(rule, made);
  return made;
}

const longest = 100_000;

function parsed(source: string): Pick<Read, 'expression' | 'fault'> {
  try {
    return { expression: parseExpression(source) };
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    return { fault: error.message };
  }
}

/** A value, and what stood in its place before; undefined where nothing did, or nobody can tell. */
export interface Subject {
  readonly value: Value;
  readonly before: Value | undefined;
  /** Somebody changes what is there; otherwise it is made. */
  readonly isChange: boolean;
}

/** Whether a rule has a say: when something is made, one of changes has none, unless it says so. */
export function isAsked(rule: CelRule, { before, isChange }: Subject): boolean {
  const { isOfChange } = read(rule);
  if (!isChange) return !isOfChange || rule.optionalOldSelf === true;
  return isOfChange && (before !== undefined || rule.optionalOldSelf === true);
}

/** Puts a value to a rule, as a server does that has its definition. */
export function judge(rule: CelRule, subject: Subject, run: Run): Verdict {
  const reading = read(rule);
  const { expression, fault, tookTooLong } = reading;
  if (expression === undefined || tookTooLong !== undefined)
    return { is: 'unknown', why: fault ?? tookTooLong ?? '' };
  try {
    const value = evaluate(expression, scopeOf(namesOf(rule, subject)), run);
    if (typeof value !== 'boolean') return { is: 'unknown', why: 'it gives neither true nor false' };
    return value ? kept : { is: 'broken', why: messageOf(rule, subject, run) };
  } catch (error) {
    if (!(error instanceof EvaluationFault)) throw error;
    if (error.isCertain) return { is: 'broken', why: `${toldBy(rule)} (${error.message})` };
    if (error.message === tooLong) reading.tookTooLong = tooLong;
    return { is: 'unknown', why: error.message };
  }
}

const tooLong = 'it takes too long';

function namesOf({ optionalOldSelf }: CelRule, { value, before }: Subject): Record<string, Value> {
  if (optionalOldSelf) return { self: value, oldSelf: before === undefined ? none : some(before) };
  return before === undefined ? { self: value } : { self: value, oldSelf: before };
}

/** What the definition says to whoever breaks the rule. */
function messageOf(rule: CelRule, subject: Subject, run: Run): string {
  const { messageExpression } = rule;
  const { expression } = messageExpression === undefined ? {} : parsed(messageExpression);
  if (expression === undefined) return toldBy(rule);
  try {
    const value = evaluate(expression, scopeOf(namesOf(rule, subject)), run);
    return typeof value === 'string' && value.trim() !== '' ? shortened(value) : toldBy(rule);
  } catch (error) {
    if (!(error instanceof EvaluationFault)) throw error;
    return toldBy(rule);
  }
}

function toldBy({ message, rule }: CelRule): string {
  return shortened(message ?? rule);
}

const mostLetters = 300;

function shortened(text: string): string {
  const start = text
    .slice(0, 2 * mostLetters)
    .replaceAll(/\s+/g, ' ')
    .trim();
  return start.length > mostLetters ? `${start.slice(0, mostLetters)}…` : start;
}
