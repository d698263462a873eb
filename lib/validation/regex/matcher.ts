import type { Edge } from './expression';
import { NotReadable, TooLarge } from './faults';
import { parse } from './parse';
import { type Program, programOf } from './program';

/** Tries an expression of Go's on texts, in a time that grows as the text does, whatever the expression is. */
export interface Matcher {
  /**
   * Whether it is found in a text; nothing where that would take too long to find out.
   *
   * @param spend is told what each character has cost, and may throw.
   */
  finds(text: string, spend?: (tries: number) => void): boolean | undefined;
}

/** Some seconds. */
const mostTries = 30_000_000;
/** Longer ones have to be read first. */
const longest = 100_000;
/** What is remembered of an expression: so many steps, all in all. */
const mostRemembered = 200_000;

const known = new Map<string, Matcher | NotReadable>();

/** @returns Why the server cannot read it, where it cannot. */
export function matcherOf(pattern: string): Matcher | NotReadable {
  const found = known.get(pattern) ?? made(pattern);
  known.set(pattern, found);
  return found;
}

function made(pattern: string): Matcher | NotReadable {
  try {
    if (pattern.length > longest) throw new TooLarge();
    return matcher(programOf(parse(pattern)));
  } catch (error) {
    if (error instanceof NotReadable) return error;
    if (error instanceof TooLarge) return { finds: () => undefined };
    throw error;
  }
}

/** What comes before a place, as far as it matters to any edge. */
type Before = 'nothing' | 'newline' | 'word' | 'other';

/** All that the program may be at, at one place of a text. */
interface State {
  readonly before: Before;
  readonly waiting: readonly number[];
  /** Where the next character leads; `-1` is the end of the text. */
  readonly next: Map<number, State | 'found'>;
}

/** Goes through a text once, with all the steps that the program may be at, and remembers where these led. */
function matcher({ steps, start }: Program): Matcher {
  const marks = new Uint32Array(steps.length);
  let round = 0;
  let tries = 0;
  let states = new Map<string, State>();
  let remembered = 0;
  return {
    finds(text, spend) {
      tries = 0;
      let state = stateOf('nothing', []);
      for (let at = 0; ; ) {
        const after = characterAt(text, at);
        const spent = tries;
        const next = state.next.get(after) ?? follow(state, after);
        spend?.(1 + tries - spent);
        if (next === 'found') return true;
        if (after === -1) return false;
        if (tries > mostTries) return undefined;
        state = next;
        at += after > 0xffff ? 2 : 1;
      }
    },
  };

  function follow(state: State, after: number): State | 'found' {
    const next = tried(state, after);
    state.next.set(after, next);
    remembered += 1;
    return next;
  }

  function tried({ before, waiting }: State, after: number): State | 'found' {
    round += 1;
    const next: number[] = [];
    const open = [...waiting, start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (marks[at] === round) continue;
      marks[at] = round;
      tries += 1;
      const step = steps[at];
      if (step?.do === 'end') return 'found';
      if (step?.do === 'fork') for (const way of step.next) open.push(way);
      if (step?.do === 'edge' && isAt(step.edge, before, after)) open.push(step.next);
      if (step?.do === 'char' && after !== -1 && step.fits.has(after)) next.push(step.next);
    }
    return stateOf(
      kindOf(after),
      next.sort((a, b) => a - b),
    );
  }

  function stateOf(before: Before, waiting: readonly number[]): State {
    const key = `${before} ${waiting}`;
    const same = states.get(key);
    if (same !== undefined) return same;
    remembered += waiting.length + 1;
    if (remembered > mostRemembered) {
      states = new Map();
      remembered = 0;
    }
    const state: State = { before, waiting, next: new Map() };
    states.set(key, state);
    return state;
  }
}

/** Go reads half a character as the one that stands for what cannot be read. */
function characterAt(text: string, at: number): number {
  const codePoint = text.codePointAt(at) ?? -1;
  return codePoint >= 0xd800 && codePoint <= 0xdfff ? 0xfffd : codePoint;
}

function kindOf(codePoint: number): Before {
  if (codePoint === 10) return 'newline';
  return isWord(codePoint) ? 'word' : 'other';
}

function isWord(codePoint: number): boolean {
  return codePoint >= 0 && codePoint < 128 && /\w/.test(String.fromCharCode(codePoint));
}

function isAt(edge: Edge, before: Before, after: number): boolean {
  switch (edge) {
    case 'text-start':
      return before === 'nothing';
    case 'text-end':
      return after === -1;
    case 'line-start':
      return before === 'nothing' || before === 'newline';
    case 'line-end':
      return after === -1 || after === 10;
    case 'word-edge':
      return (before === 'word') !== isWord(after);
    case 'no-word-edge':
      return (before === 'word') === isWord(after);
  }
}
