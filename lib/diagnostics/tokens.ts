/** A piece of TypeScript: its bounds in the source, the end excluded. */
export interface Token {
  readonly kind: 'word' | 'string' | 'number' | 'regex' | 'mark';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

let anyWord: RegExp | undefined;
/** Made when it is first needed: the engine takes a millisecond for the letters of all the world. */
function word(): RegExp {
  anyWord ??= /[\p{ID_Start}$_#][\p{ID_Continue}$\u200c\u200d]*/uy;
  return anyWord;
}
const number = /\d[\w.]*/y;
const blank = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))+/y;
const quoted = /'(?:\\[\s\S]|[^'\\\n])*'?|"(?:\\[\s\S]|[^"\\\n])*"?/y;
const regex = /\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/y;

/**
 * Reads TypeScript from `start` as tokens, without comments. It is enough to follow brackets, not to judge the
 * code: whatever it does not know is a mark of one character, and no input makes it fail.
 */
export function* tokens(source: string, start: number): Generator<Token> {
  let position = start;
  let previous: Token | undefined;
  while (position < source.length) {
    position += match(blank, source, position).length;
    if (position >= source.length) return;
    const token = read(source, position, previous);
    yield token;
    previous = token;
    position = token.end;
  }
}

function read(source: string, start: number, previous: Token | undefined): Token {
  const make = (kind: Token['kind'], text: string): Token => {
    return { kind, text, start, end: start + text.length };
  };
  const named = match(word(), source, start);
  if (named !== '') return make('word', named);
  const digits = match(number, source, start);
  if (digits !== '') return make('number', digits);
  const text = match(quoted, source, start);
  if (text !== '') return make('string', text);
  if (source[start] === '`') return make('string', source.slice(start, templateEnd(source, start)));
  const pattern = divides(previous) ? '' : match(regex, source, start);
  if (pattern !== '') return make('regex', pattern);
  for (const mark of ['...', '=>', '?.']) if (source.startsWith(mark, start)) return make('mark', mark);
  return make('mark', source[start] ?? '');
}

/** Where the template that begins at `start` ends; `${…}` may hold code with further templates. */
function templateEnd(source: string, start: number): number {
  const open = ['`'];
  let position = start + 1;
  while (position < source.length && open.length > 0) {
    const inside = open[open.length - 1];
    const letter = source[position];
    if (letter === '\\') position++;
    else if (inside === '`' && source.startsWith('${', position)) {
      open.push('{');
      position++;
    } else if (letter === '`') {
      if (inside === '`') open.pop();
      else open.push('`');
    } else if (inside === '{' && letter === '{') open.push('{');
    else if (inside === '{' && letter === '}') open.pop();
    else if (inside === '{' && (letter === '"' || letter === "'")) {
      position += match(quoted, source, position).length - 1;
    }
    position++;
  }
  return Math.min(position, source.length);
}

/** Whether a slash after this token is a division: after a value, not where a value is expected. */
function divides(previous: Token | undefined): boolean {
  if (previous === undefined) return false;
  if (previous.kind === 'mark')
    return previous.text === ')' || previous.text === ']' || previous.text === '}';
  return !(
    previous.kind === 'word' && ['return', 'typeof', 'case', 'in', 'of', 'await'].includes(previous.text)
  );
}

function match(pattern: RegExp, source: string, position: number): string {
  pattern.lastIndex = position;
  return pattern.exec(source)?.[0] ?? '';
}
