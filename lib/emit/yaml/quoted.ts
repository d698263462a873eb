/**
 * Characters that stand raw in JSON, but that a reader of YAML 1.1 refuses (the C1 controls, the byte
 * order mark, the two non-characters) or takes for a line break (U+0085, U+2028, U+2029).
 */
export const RAW_IN_JSON = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/;
const EVERY_RAW = new RegExp(RAW_IN_JSON, 'g');

/** One escape of JSON, or a run of line breaks with the space before it. */
const ESCAPE = /( ?)((?:\\n)+)|\\(?:u(....)|.)/g;

/** From this length of its JSON form on, a text with line breaks is written over several lines. */
const MULTI_LINE_FROM = 40;

const SHORT: Readonly<Record<string, string>> = {
  '0000': '\\0',
  '0007': '\\a',
  '000b': '\\v',
  '001b': '\\e',
  '0085': '\\N',
  '2028': '\\L',
  '2029': '\\P',
};

function escapeCode(hex: string): string {
  return SHORT[hex] ?? (hex.startsWith('00') ? `\\x${hex.slice(2)}` : `\\u${hex}`);
}

/** The quoted form of a text without line breaks: single quotes only where they save escapes. */
export function quoted(text: string): string {
  return text.includes('"') && !text.includes("'") ? `'${text}'` : doubleQuoted(text, undefined);
}

/**
 * The double-quoted form of any text.
 *
 * @param indent What stands before the lines that follow the first; `undefined` keeps a long text with
 *   line breaks on one line, as a key must be.
 */
export function doubleQuoted(text: string, indent: string | undefined): string {
  const json = JSON.stringify(text);
  const breakAt = indent === undefined || json.length < MULTI_LINE_FROM ? undefined : indent;
  return json
    .replace(ESCAPE, (found, space?: string, breaks?: string, hex?: string, at = 0) => {
      if (hex) return escapeCode(hex);
      if (!breaks) return found;
      return (space ? '\\ ' : '') + lineBreaks(breaks, breakAt, json.slice(at + found.length));
    })
    .replace(EVERY_RAW, (raw) => escapeCode(raw.charCodeAt(0).toString(16).padStart(4, '0')));
}

/** Line breaks inside of quotes: the reader folds the first away, and a last one must stay an escape. */
function lineBreaks(escaped: string, indent: string | undefined, rest: string): string {
  const isLast = rest === '"';
  const count = escaped.length / 2 - (isLast ? 1 : 0);
  if (indent === undefined || count === 0) return escaped;
  // A space that begins a line would be folded away; one before a further break is escaped with that.
  const next = isLast ? '\\n' : /^ (?!\\n)/.test(rest) ? '\\' : '';
  return `${'\n'.repeat(count + 1)}${indent}${next}`;
}
