import type { JsonObject } from '../../model/json';
import { asText } from '../../model/read-json';
import type { SecurityChange } from '../change';
import type { Difference, Step } from '../compare/difference';
import type { Leaf } from './leaves';

/** Something about access or privileges, and where. */
export interface Judgement extends Pick<SecurityChange, 'verdict' | 'message'> {
  readonly steps: readonly Step[];
}

/** What differs about an object; one side is empty where it is new or gone. */
export interface Judged {
  readonly kind: string;
  readonly name: string;
  readonly before?: JsonObject;
  readonly after?: JsonObject;
  readonly differences: readonly Difference[];
  readonly leaves: readonly Leaf[];
}

/** A rule about single values: the place, and what is said of a value there. */
export interface LeafRule {
  readonly place: RegExp;
  judge(leaf: Leaf): Pick<Judgement, 'verdict' | 'message'> | undefined;
}

/** Allowed where the value is true. */
export function flag(place: RegExp, allowed: string, refused: string): LeafRule {
  return {
    place,
    judge({ before, after }) {
      if (after === true) return { verdict: 'widened', message: allowed };
      return before === true ? { verdict: 'narrowed', message: refused } : undefined;
    },
  };
}

/** Protected where the value is true. */
export function guard(place: RegExp, gone: string, come: string): LeafRule {
  return {
    place,
    judge({ before, after }) {
      if (before === true) return { verdict: 'widened', message: gone };
      return after === true ? { verdict: 'narrowed', message: come } : undefined;
    },
  };
}

/** Each word more allows something. */
export function allowing(place: RegExp, what: string): LeafRule {
  return {
    place,
    judge({ before, after }) {
      if (after !== undefined) return { verdict: 'widened', message: `${what} ${asText(after)}` };
      return { verdict: 'narrowed', message: `no more ${what} ${asText(before)}` };
    },
  };
}

/** Each word more takes something away. */
export function refusing(place: RegExp, what: string): LeafRule {
  return {
    place,
    judge({ before, after }) {
      if (before !== undefined) return { verdict: 'widened', message: `${what} ${asText(before)} no more` };
      return { verdict: 'narrowed', message: `${what} ${asText(after)}` };
    },
  };
}
