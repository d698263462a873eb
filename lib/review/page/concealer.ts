import { foreign } from '../../diagnostics/foreign-text';
import { clearInSource } from '../../diagnostics/shown-source';
import { merged, type Stretch, withoutStretches } from '../../diagnostics/stretch';

/** Takes secrets out of texts, wherever one of them stands that was known as such anywhere. */
export interface Concealer {
  /** Remembers what is a secret in a text: code by its file's name, anything else is read as configuration. */
  learn(text: string, file: string): void;
  /** What of a text nobody is to read; to be asked when all has been learnt. */
  stretches(text: string, file: string): readonly Stretch[];
  shown(text: string, file: string): string;
  /** Without what would move or reorder what stands around it. */
  plain(text: string): string;
}

/** Shorter ones are words, or numbers, that stand for something else in other places. */
const shortest = 6;
/** Secrets that hold a separator are looked for one by one. */
const mostOdd = 100;
const separators = String.raw`\s"'\`,;:=@/?&{}()[\]<>|\\`;
const words = new RegExp(`[^${separators}]+`, 'g');
const separator = new RegExp(`[${separators}]`);

export function concealer(): Concealer {
  const known = new Set<string>();
  const odd = new Set<string>();

  function keep(secret: string): void {
    const text = secret.trim().replace(/^(["'])(.*)\1$/, '$2');
    // A password `postgres` is also the name of an image.
    if (text.length < shortest || text.includes('\n') || /^[a-z]{1,12}$/.test(text)) return;
    if (!separator.test(text)) known.add(text);
    else if (odd.size < mostOdd) odd.add(text);
    const plain = decoded(text);
    if (plain !== undefined && !separator.test(plain)) known.add(plain);
  }

  function* standing(text: string): Generator<Stretch> {
    if (known.size > 0)
      for (const { 0: word, index } of text.matchAll(words))
        if (known.has(word)) yield { start: index, end: index + word.length };
    for (const each of odd)
      for (let at = text.indexOf(each); at !== -1; at = text.indexOf(each, at + each.length))
        yield { start: at, end: at + each.length };
  }

  const stretches: Concealer['stretches'] = (text, file) =>
    merged([...clearInSource(text, file), ...standing(text)]);
  return {
    learn(text, file) {
      for (const { start, end } of clearInSource(text, file)) keep(text.slice(start, end));
    },
    stretches,
    shown: (text, file) => foreign(withoutStretches(text, stretches(text, file))),
    plain: foreign,
  };
}

/** What a Secret holds stands there in base64. */
function decoded(text: string): string | undefined {
  if (!/^[A-Za-z0-9+/]{8,512}={0,2}$/.test(text)) return undefined;
  const plain = Buffer.from(text, 'base64').toString('utf8');
  return plain.length >= shortest && /^[\x20-\x7e]+$/.test(plain) ? plain : undefined;
}
