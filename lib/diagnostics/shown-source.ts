import { clearInManifest } from './clear-in-manifest';
import { clearInConfig, clearInShownConfig, clearInShownText, clearUnderName } from './clear-text';
import { secretKindOf } from './secret-name';
import { blank, merged, type Stretch, withinLine, withoutStretches } from './stretch';
import { type Token, tokens } from './tokens';

/** A line of a source as it may be shown. */
export interface ShownLine {
  readonly text: string;
  /** Where a column of the source's line, counted from 1, is in the text. */
  column(column: number): number;
}

/** A source as it may be shown: without the secrets that its literals hold. */
export interface ShownSource {
  /** A line, counted from 1. */
  line(number: number): ShownLine | undefined;
}

/** @param file what it is called: code is read as code, anything else as configuration. */
export function shownSource(source: string, file: string): ShownSource {
  return sourceWithout(source, clearInSource(source, file));
}

/** @param stretches what nobody is to read; merged. */
export function sourceWithout(source: string, stretches: readonly Stretch[]): ShownSource {
  const lines = source.split('\n');
  const offsets: number[] = [];
  let offset = 0;
  for (const line of lines) {
    offsets.push(offset);
    offset += line.length + 1;
  }
  return {
    line(number) {
      const line = lines[number - 1]?.replace(/\r$/, '');
      if (line === undefined) return undefined;
      return shownLine(line, withinLine(stretches, offsets[number - 1] ?? 0, line));
    },
  };
}

/** What of a source nobody is to read; see `shownSource`. */
export function clearInSource(source: string, file: string): readonly Stretch[] {
  const isConfig = /\.(?:ya?ml|json)$/.test(file);
  const named = isConfig
    ? [...clearInShownConfig(source), ...clearInManifest(source)]
    : secretLiterals(source);
  return merged([...clearInShownText(source), ...named]);
}

function shownLine(line: string, stretches: readonly Stretch[]): ShownLine {
  return {
    text: withoutStretches(line, stretches),
    column: (column) =>
      stretches.reduce((moved, { start, end }) => {
        const before = column - 1;
        if (before >= end) return moved - (end - start) + blank.length;
        return before > start ? moved - (before - start) : moved;
      }, column),
  };
}

/** As many tokens before a literal as may say what it is called. */
const reach = 9;

/** Literals that stand under a name that promises a secret, and lines of configuration in others. */
function* secretLiterals(source: string): Generator<Stretch> {
  let before: Token[] = [];
  /** What each bracket that is open is called, if it is that of a list. */
  const open: (string | undefined)[] = [];
  for (const token of tokens(source, 0)) {
    if (/^[[{(]$/.test(token.text)) open.push(token.text === '[' ? nameBefore(before) : undefined);
    else if (/^[\]})]$/.test(token.text)) open.pop();
    if (token.kind === 'string') {
      const name = nameBefore(before) ?? (/^[[,]$/.test(before[0]?.text ?? '') ? open.at(-1) : undefined);
      const inside = token.text.slice(1, -1);
      const start = token.start + 1;
      for (const each of [
        ...(name === undefined ? [] : clearUnderName(name, inside)),
        ...(/\n|\\n/.test(inside) ? clearInConfig(inside.replaceAll('\\n', ' \n')) : []),
      ])
        yield { start: start + each.start, end: start + each.end };
    }
    before = [token, ...before.slice(0, reach - 1)];
  }
}

/** What a literal is called by what stands before it, the nearest first. */
function nameBefore(before: readonly Token[]): string | undefined {
  const [mark, named, third, fourth, fifth, , , eighth, ninth] = before;
  switch (mark?.text) {
    // `DB_PASSWORD: '…'`; `name: 'DB_PASSWORD', value: '…'`; `variable('DB_PASSWORD', { default: '…' })`,
    // `DB_PASSWORD: variable('PW', { default: '…' })`.
    case ':':
      if (named?.text === 'value' && third?.text === ',') return plain(fourth);
      if (named?.text === 'default' && third?.text === '{' && fourth?.text === ',') {
        const name = plain(fifth) ?? '';
        return secretKindOf(name) === undefined && eighth?.text === ':' ? plain(ninth) : name;
      }
      return plain(named);
    // `password = '…'`; `const password: string = '…'`.
    case '=':
      return plain(third?.text === ':' ? fourth : named);
    // `process.env.DB_PASSWORD ?? '…'`.
    case '?':
    case '|':
      return plain(third);
    // `addEnv('DB_PASSWORD', '…')`; `['--password', '…']`.
    case ',':
      if (third?.text === '(' && /env/i.test(fourth?.text ?? '')) return plain(named);
      return named?.kind === 'string' && named.text.startsWith('-', 1) ? plain(named) : undefined;
    default:
      return undefined;
  }
}

/** A name as it is: `acme.dev/api-token` is a label's, and its last word says what it is. */
function plain(token: Token | undefined): string | undefined {
  if (token?.kind === 'string')
    return token.text.slice(token.text.lastIndexOf('/') + 1, -1).replace(/^["'`]/, '');
  return token?.kind === 'word' ? token.text : undefined;
}
