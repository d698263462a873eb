import { ExpressionFault, type Scalar } from './expression';
import { uint, type Value } from './value';

/** What a literal stands for. */
export function literalValue(type: Scalar, text: string): Value {
  switch (type) {
    case 'null':
      return null;
    case 'bool':
      return text === 'true';
    case 'int':
      return BigInt(text);
    case 'uint':
      return uint(BigInt(text.slice(0, -1)));
    case 'double':
      return Number(text);
    case 'string':
      return textOf(text, (code) => String.fromCodePoint(code));
    case 'bytes':
      return bytesOf(text);
  }
}

/** Bytes that are written as numbers stand for themselves, and all other letters for those of UTF-8. */
function bytesOf(text: string): Uint8Array {
  const escaped: number[] = [];
  const marked = textOf(text, (code, isByte) => {
    if (!isByte) return String.fromCodePoint(code);
    escaped.push(code);
    return '\0';
  });
  const parts = marked.split('\0').map((part) => Buffer.from(part));
  return Buffer.concat(
    parts
      .flatMap((part, at) => (at === 0 ? [part] : [[escaped[at - 1] ?? 0], part]))
      .map((part) => Buffer.from(part)),
  );
}

const marks: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
const itself = new Set(['\\', '?', '"', "'", '`']);
const digits: Readonly<Record<string, number>> = { x: 2, X: 2, u: 4, U: 8 };

function textOf(written: string, numbered: (code: number, isByte: boolean) => string): string {
  const start = written.search(/["']/);
  const quote = /^(?:"""|''')/.test(written.slice(start)) ? 3 : 1;
  const content = written.slice(start + quote, -quote);
  if (/r/i.test(written.slice(0, start)) || !content.includes('\\')) return content;
  let text = '';
  for (let at = 0; at < content.length; at += 1) {
    const letter = content[at] ?? '';
    if (letter !== '\\') {
      text += letter;
      continue;
    }
    at += 1;
    const mark = content[at] ?? '';
    const length = digits[mark];
    if (length !== undefined) {
      text += numbered(codeOf(content.slice(at + 1, at + 1 + length), 16, length), length === 2);
      at += length;
    } else if (/[0-3]/.test(mark)) {
      text += numbered(codeOf(content.slice(at, at + 3), 8, 3), true);
      at += 2;
    } else if (Object.hasOwn(marks, mark)) text += marks[mark];
    else if (itself.has(mark)) text += mark;
    else throw new ExpressionFault(`"\\${mark}" is no letter`);
  }
  return text;
}

function codeOf(text: string, base: number, length: number): number {
  const grammar = base === 16 ? /^[\da-fA-F]+$/ : /^[0-7]+$/;
  const code = Number.parseInt(text, base);
  if (text.length < length || !grammar.test(text) || code > 0x10ffff)
    throw new ExpressionFault(`"\\${text}" is no letter`);
  return code;
}
