import { type Expression, ExpressionFault } from './expression';
import { literalValue } from './literal';
import { type Token, tokensOf } from './tokens';

const deepest = 250;
/** Of what stands in a row and is read from the left, as `a + b + c` and `a.b.c` are. */
const longestRow = 1000;
/** A server takes no longer one. */
const longest = 100_000;
/** Words that no value may be called by. */
export const reserved = new Set(
  'as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);
/** From what binds least to what binds most. */
const levels: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!=', '<', '<=', '>', '>=', 'in'],
  ['+', '-'],
  ['*', '/', '%'],
];

/** Reads an expression; throws an ExpressionFault where it is not well formed. */
export function parseExpression(source: string): Expression {
  if (source.length > longest) throw new ExpressionFault('it is too long');
  const tokens = tokensOf(source);
  let at = 0;
  let depth = 0;
  const whole = expression();
  if (peek().kind !== 'end') throw unexpected();
  return whole;

  function peek(): Token {
    return tokens[at] ?? { kind: 'end', text: '' };
  }

  function unexpected(): ExpressionFault {
    const { kind, text } = peek();
    return new ExpressionFault(kind === 'end' ? 'it ends too early' : `"${text}" stands where it cannot`);
  }

  function isSign(text: string): boolean {
    return peek().kind === 'sign' && peek().text === text;
  }

  function takes(text: string): boolean {
    if (!isSign(text)) return false;
    at += 1;
    return true;
  }

  function wants(text: string): void {
    if (!takes(text)) throw unexpected();
  }

  function name(): string {
    const { kind, text } = peek();
    if (kind !== 'name') throw unexpected();
    at += 1;
    return text;
  }

  function expression(): Expression {
    depth += 1;
    if (depth > deepest) throw tooDeep();
    const condition = binary(0);
    let result = condition;
    if (takes('?')) {
      const yes = binary(0);
      wants(':');
      result = { is: 'operator', name: '?:', args: [condition, yes, expression()] };
    }
    depth -= 1;
    return result;
  }

  function binary(level: number): Expression {
    const signs = levels[level];
    if (signs === undefined) return unary();
    let left = binary(level + 1);
    for (let row = 0; peek().kind === 'sign' && signs.includes(peek().text); row += 1) {
      if (row > longestRow) throw tooDeep();
      const sign = peek().text;
      at += 1;
      const args = [left, binary(level + 1)];
      // Of these a row is as long as it likes, and none of them stands within another.
      if (sign === '&&' || sign === '||') while (takes(sign)) args.push(binary(level + 1));
      left = { is: 'operator', name: sign, args };
    }
    return left;
  }

  function unary(): Expression {
    for (const sign of ['!', '-'] as const) {
      if (!takes(sign)) continue;
      let isTwice = false;
      while (takes(sign)) isTwice = !isTwice;
      const once: Expression = { is: 'operator', name: `${sign}x`, args: [member()] };
      return isTwice ? { is: 'operator', name: `${sign}x`, args: [once] } : once;
    }
    return member();
  }

  function member(): Expression {
    let value = primary();
    for (let row = 0; ; row += 1) {
      if (row > longestRow) throw tooDeep();
      if (takes('.')) {
        const optional = takes('?');
        const field = name();
        value = takes('(')
          ? { is: 'call', name: field, of: value, args: list(')').items }
          : { is: 'select', of: value, field, optional };
      } else if (takes('[')) {
        const optional = takes('?');
        value = { is: 'index', of: value, at: expression(), optional };
        wants(']');
      } else if (isSign('{') && isTypeName(value)) {
        at += 1;
        value = { is: 'message', values: entries(() => name()).all.map(([, each]) => each) };
      } else return value;
    }
  }

  function primary(): Expression {
    const { kind, text, type } = peek();
    if (kind === 'literal' && type !== undefined) {
      at += 1;
      return { is: 'literal', type, value: literalValue(type, text) };
    }
    if (takes('(')) {
      const inner = expression();
      wants(')');
      return inner;
    }
    if (takes('[')) return { is: 'list', ...list(']') };
    if (takes('{')) {
      const { all, optional } = entries(expression);
      return { is: 'map', entries: all, optional };
    }
    takes('.');
    const called = name();
    if (reserved.has(text)) throw new ExpressionFault(`"${text}" is a word that nothing may be called by`);
    return takes('(') ? { is: 'call', name: called, args: list(')').items } : { is: 'name', name: called };
  }

  function list(end: string): { items: Expression[]; optional: Set<number> } {
    const items: Expression[] = [];
    const optional = new Set<number>();
    while (!takes(end)) {
      if (takes('?')) optional.add(items.length);
      items.push(expression());
      if (!isSign(end)) wants(',');
      else if (end === ')' && isSign(',')) throw unexpected();
    }
    return { items, optional };
  }

  function entries<Key>(key: () => Key): { all: [Key, Expression][]; optional: Set<number> } {
    const all: [Key, Expression][] = [];
    const optional = new Set<number>();
    while (!takes('}')) {
      if (takes('?')) optional.add(all.length);
      const left = key();
      wants(':');
      all.push([left, expression()]);
      if (!isSign('}')) wants(',');
    }
    return { all, optional };
  }

  function tooDeep(): ExpressionFault {
    return new ExpressionFault('it is nested too deeply');
  }
}

function isTypeName(value: Expression): boolean {
  return value.is === 'name' || (value.is === 'select' && isTypeName(value.of));
}
