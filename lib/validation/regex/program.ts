import type { CharClass } from './char-class';
import type { Edge, Expression } from './expression';
import { TooLarge } from './faults';

/** A step of a program; `next` is the number of the one that follows. */
export type Step =
  | { readonly do: 'char'; readonly fits: CharClass; readonly next: number }
  | { readonly do: 'edge'; readonly edge: Edge; readonly next: number }
  | { readonly do: 'fork'; readonly next: readonly number[] }
  | { readonly do: 'end' };

export interface Program {
  readonly steps: readonly Step[];
  readonly start: number;
}

/** As many steps as are tried at each character of a text, in the worst case. */
const mostSteps = 50_000;

/**
 * An expression as steps, from its end to its beginning.
 *
 * @throws TooLarge
 */
export function programOf(expression: Expression): Program {
  const steps: Step[] = [{ do: 'end' }];
  return { start: add(expression, 0), steps };

  function push(step: Step): number {
    if (steps.length === mostSteps) throw new TooLarge();
    return steps.push(step) - 1;
  }

  function add(each: Expression, next: number): number {
    switch (each.is) {
      case 'char':
        return push({ do: 'char', fits: each.fits, next });
      case 'edge':
        return push({ do: 'edge', edge: each.edge, next });
      case 'all':
        return each.parts.reduceRight((after, part) => add(part, after), next);
      case 'any':
        return push({ do: 'fork', next: each.parts.map((part) => add(part, next)) });
      case 'repeat':
        return repeat(each, next);
    }
  }

  function repeat({ of, min, max }: Extract<Expression, { is: 'repeat' }>, next: number): number {
    let at = next;
    if (max === undefined) at = loop(of, next);
    else for (let left = max - min; left > 0; left -= 1) at = push({ do: 'fork', next: [add(of, at), next] });
    for (let left = min; left > 0; left -= 1) at = add(of, at);
    return at;
  }

  function loop(of: Expression, next: number): number {
    const ways = [next];
    const fork = push({ do: 'fork', next: ways });
    ways.push(add(of, fork));
    return fork;
  }
}
