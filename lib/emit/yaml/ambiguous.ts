/** Nulls and booleans of YAML 1.2 (core) and 1.1 together. */
const WORDS: ReadonlySet<string> = new Set(
  'Null null NULL Y y Yes yes YES True true TRUE On on ON N n No no NO False false FALSE Off off OFF'.split(
    ' ',
  ),
);

const LONGEST_WORD = 5;

/** What else the `yaml` package tests a plain string against, for both versions. */
const READ_AS_ANOTHER_TYPE = new RegExp(
  [
    '~',
    '[-+]?0b[01_]+|0o[0-7]+|[-+]?[0-9][0-9_]*|[-+]?0x[0-9a-fA-F_]+',
    '[-+]?\\.(?:inf|Inf|INF)|\\.nan|\\.NaN|\\.NAN',
    '[-+]?(?:[0-9][0-9_]*)?(?:\\.[0-9_]*)?[eE][-+]?[0-9]+',
    '[-+]?(?:[0-9][0-9_]*)?\\.[0-9_]*',
    '[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?',
    '[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:t|T|[ \\t]+)[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\\.[0-9]+)?(?:[ \\t]*(?:Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?',
    '<<',
  ]
    .map((form) => `^(?:${form})$`)
    .join('|'),
);

/**
 * Numbers of readers that are more generous than both specifications: Go's drops every `_` before it
 * looks, takes a sign before and behind each prefix, and prefixes in capitals; js-yaml takes some of these.
 */
const GENEROUS_NUMBER =
  /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][-+]?[01]+|0[oO][-+]?[0-7]+|(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)$/;

/** Every form above but the words begins like this, so most strings are done after one look. */
const FIRST = /^(?:[-+.0-9~<=]|[eE][-+0-9])/;

/**
 * Whether some reader would take this text, written bare, for something other than a string.
 *
 * This is the answer of the `yaml` package with `compat: 'yaml-1.1'`, and `readsAsMore` beside it.
 */
export function readsAsAnotherType(text: string): boolean {
  if (text.length <= LONGEST_WORD && (text === '' || WORDS.has(text))) return true;
  return FIRST.test(text) && (READ_AS_ANOTHER_TYPE.test(text) || readsAsMore(text));
}

/**
 * Strings that the `yaml` package leaves bare though some reader takes them for a value of another type:
 * the lone `=` (the "default value" of YAML 1.1, which PyYAML refuses) and generous numbers such as
 * `-0o17`, `0X1F` and `1e_3`.
 */
export function readsAsMore(text: string): boolean {
  return text === '=' || (/^[-+.0-9]/.test(text) && GENEROUS_NUMBER.test(text.replaceAll('_', '')));
}
