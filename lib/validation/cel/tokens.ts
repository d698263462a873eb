import { ExpressionFault, type Scalar } from './expression';

export interface Token {
  readonly kind: 'name' | 'literal' | 'sign' | 'end';
  readonly text: string;
  readonly type?: Scalar;
}

const space = /(?:\s|\/\/[^\n]*)+/y;
const text =
  /([rRbB]{0,2})("""(?:[^\\]|\\.)*?"""|'''(?:[^\\]|\\.)*?'''|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')/sy;
const rawText = /([rR][bB]?|[bB][rR])("""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\n\r]*"|'[^'\n\r]*')/y;
const double = /(?:\d+\.\d+(?:[eE][-+]?\d+)?|\d+[eE][-+]?\d+|\.\d+(?:[eE][-+]?\d+)?)/y;
const whole = /(?:0x[0-9a-fA-F]+|\d+)([uU]?)/y;
const name = /[_a-zA-Z][_a-zA-Z0-9]*/y;
const quoted = /`([^`\n]+)`/y;
const sign = /&&|\|\||==|!=|<=|>=|[-+*/%!?:.,()[\]{}<>]/y;

const words: Readonly<Record<string, Scalar>> = { true: 'bool', false: 'bool', null: 'null' };

/** The words of an expression, with an end behind them. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(source) ?? undefined;
    at += found?.[0].length ?? 0;
    return found;
  };
  for (take(space); at < source.length; take(space)) tokens.push(next());
  return [...tokens, { kind: 'end', text: '' }];

  function next(): Token {
    const string = take(rawText) ?? take(text);
    if (string)
      return { kind: 'literal', text: string[0], type: /b/i.test(string[1] ?? '') ? 'bytes' : 'string' };
    const number = take(double);
    if (number) return { kind: 'literal', text: number[0], type: 'double' };
    const integer = take(whole);
    if (integer) return { kind: 'literal', text: integer[0], type: integer[1] === '' ? 'int' : 'uint' };
    const word = take(name);
    if (word) {
      const type = Object.hasOwn(words, word[0]) ? words[word[0]] : undefined;
      if (type !== undefined) return { kind: 'literal', text: word[0], type };
      return { kind: word[0] === 'in' ? 'sign' : 'name', text: word[0] };
    }
    const escaped = take(quoted);
    if (escaped) return { kind: 'name', text: escaped[1] ?? '' };
    const mark = take(sign);
    if (mark) return { kind: 'sign', text: mark[0] };
    throw new ExpressionFault(`"${source.slice(at, at + 1)}" is no word of the language`);
  }
}
