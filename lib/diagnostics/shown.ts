import { blankText } from './blank';

/** What is quoted in a sentence is a value or a name; more of it than this nobody reads. */
const most = 120;
/** A word is a name as well, or a place; more than any server takes, and any file system. */
const longestWord = 600;
/** And a sentence is to be read. */
const longestSentence = 10_000;
/** More of a text than this is not looked at: expressions that read it are to have an end. */
const furthest = 100_000;

/** A sentence as it is told: without the credentials that a value in it may hold, and with what is too long of it cut. */
export function shown(text: string): string {
  const told = blanked(text);
  return told.length <= most ? told : withWordsCut(withQuotesCut(told));
}

/** A text without the credentials in it, as far as anybody looks. */
export function blanked(text: string): string {
  if (text.length <= furthest) return blankText(text);
  // What follows a name without end says what is wrong with it.
  const words = text.split(' ').map((word) => cut(word, furthest / 10));
  return blankText(words.join(' ').slice(0, furthest));
}

/** A name or a place as it is told. */
export function shownName(name: string): string {
  return cut(blanked(name), longestWord);
}

/** Looks at each character once, also where quotes are never closed: what is not closed in its line is no quote. */
function withQuotesCut(text: string): string {
  let told = '';
  let at = 0;
  for (let start = text.indexOf('"'); start >= 0; start = text.indexOf('"', at)) {
    const { end, isClosed } = endOfQuote(text, start);
    const quoted = text.slice(start, end);
    told += text.slice(at, start);
    told += isClosed && quoted.length > most ? `${quoted.slice(0, most - 4)}..."` : quoted;
    at = end;
  }
  return told + text.slice(at);
}

/** Where what is quoted ends, with the closing mark, or its line. */
function endOfQuote(text: string, start: number): { readonly end: number; readonly isClosed: boolean } {
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at];
    if (character === '"') return { end: at + 1, isClosed: true };
    if (character === '\n') return { end: at, isClosed: false };
    if (character === '\\' && text[at + 1] !== '\n') at += 1;
  }
  return { end: text.length, isClosed: false };
}

function withWordsCut(text: string): string {
  if (text.length <= longestWord) return text;
  const words = text.split(' ').map((word) => cut(word, longestWord));
  return cut(words.join(' '), longestSentence);
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
