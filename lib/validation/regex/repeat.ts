import type { Expression } from './expression';
import { NotReadable } from './faults';
import type { Reader } from './reader';

const operator = /(?:[*+?]|\{(0|[1-9]\d*)(?:(,)(0|[1-9]\d*)?)?\})\??/y;
const most = 1000;

/** Repeats what came before, if that is what comes next. */
export function repeated(read: Reader, parts: Expression[]): boolean {
  const found = read.match(operator);
  if (found === undefined) return false;
  const of = parts.pop();
  if (of === undefined) throw new NotReadable(`there is nothing for "${found[0]}" to repeat`);
  const { min, max } = bounds(found);
  if (min > most || (max ?? 0) > most || min > (max ?? min))
    throw new NotReadable(`"${found[0]}" is no number of times: the most are ${most}, the smaller one first`);
  const repeat: Expression = { is: 'repeat', of, min, max };
  if (found[0].startsWith('{') && mostOften(repeat) > most)
    throw new NotReadable(`what is repeated within what is repeated comes more than ${most} times`);
  const [again] = read.match(operator) ?? [];
  if (again !== undefined) throw new NotReadable(`"${found[0]}${again}" repeats what is repeated`);
  parts.push(repeat);
  return true;
}

function bounds([text, least = '', comma, last = '']: RegExpExecArray): { min: number; max?: number } {
  if (text.startsWith('{')) {
    const min = Number(least);
    return { min, max: comma === '' ? min : last === '' ? undefined : Number(last) };
  }
  const min = text.startsWith('+') ? 1 : 0;
  return text.startsWith('?') ? { min, max: 1 } : { min };
}

/** How often what is innermost stands there, by the numbers that are said. */
function mostOften(expression: Expression): number {
  switch (expression.is) {
    case 'all':
    case 'any':
      return expression.parts.reduce((found, part) => Math.max(found, mostOften(part)), 1);
    case 'repeat': {
      const { of, min, max } = expression;
      return max === 0 ? 1 : Math.max(1, max ?? min) * mostOften(of);
    }
    default:
      return 1;
  }
}
