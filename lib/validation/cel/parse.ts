import { type Expression, ExpressionFault } from './expression';
import { type Token, tokensOf } from './tokens';

const deepest = 250;
/** Words that no value may be called by. */
const reserved = new Set(
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
    if (depth > deepest) throw new ExpressionFault('it is nested too deeply');
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
    while (peek().kind === 'sign' && signs.includes(peek().text)) {
      const sign = peek().text;
      at += 1;
      left = { is: 'operator', name: sign, args: [left, binary(level + 1)] };
    }
    return left;
  }

  function unary(): Expression {
    for (const sign of ['!', '-'] as const) {
      if (!takes(sign)) continue;
      while (takes(sign));
      return { is: 'operator', name: `${sign}x`, args: [member()] };
    }
    return member();
  }

  function member(): Expression {
    let value = primary();
    for (;;) {
      if (takes('.')) {
        takes('?');
        const field = name();
        value = takes('(')
          ? { is: 'call', name: field, of: value, args: list(')') }
          : { is: 'select', of: value, field };
      } else if (takes('[')) {
        takes('?');
        value = { is: 'index', of: value, at: expression() };
        wants(']');
      } else if (isSign('{') && isTypeName(value)) {
        at += 1;
        value = { is: 'message', values: entries(() => name()).map(([, each]) => each) };
      } else return value;
    }
  }

  function primary(): Expression {
    const { kind, text, type } = peek();
    if (kind === 'literal' && type !== undefined) {
      at += 1;
      return { is: 'literal', type };
    }
    if (takes('(')) {
      const inner = expression();
      wants(')');
      return inner;
    }
    if (takes('[')) return { is: 'list', items: list(']') };
    if (takes('{')) return { is: 'map', entries: entries(expression) };
    takes('.');
    const called = name();
    if (reserved.has(text)) throw new ExpressionFault(`"${text}" is a word that nothing may be called by`);
    return takes('(') ? { is: 'call', name: called, args: list(')') } : { is: 'name', name: called };
  }

  function list(end: string): Expression[] {
    const items: Expression[] = [];
    while (!takes(end)) {
      takes('?');
      items.push(expression());
      if (!isSign(end)) wants(',');
      else if (end === ')' && isSign(',')) throw unexpected();
    }
    return items;
  }

  function entries<Key>(key: () => Key): [Key, Expression][] {
    const all: [Key, Expression][] = [];
    while (!takes('}')) {
      takes('?');
      const left = key();
      wants(':');
      all.push([left, expression()]);
      if (!isSign('}')) wants(',');
    }
    return all;
  }
}

function isTypeName(value: Expression): boolean {
  return value.is === 'name' || (value.is === 'select' && isTypeName(value.of));
}
