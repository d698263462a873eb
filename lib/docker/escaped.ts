/** Only a type: there is no such property, and nobody outside of this file can name it. */
declare const meaning: unique symbol;

/**
 * Text as Docker reads a value of its manifest: a plain `$` is doubled, and `${…}` is a variable on purpose. A string
 * is none by itself, so that what was not escaped does not compile where a manifest is made.
 *
 * No cast makes one: `reads` looks at the text, and whatever is put together here passes it.
 */
export type Escaped = string & { readonly [meaning]: 'escaped' };

/** The same data as people write it in a patch, where `$` is theirs. */
export type Unescaped<T> = T extends Escaped
  ? string
  : T extends object
    ? { [K in keyof T]: Unescaped<T[K]> }
    : T;

/** A doubled dollar, or a variable that is required or has a default, in which dollars are doubled as well. */
const token = /\$\$|\$\{[A-Za-z_]\w*:(?:\?[^${}]*|-(?:[^${}]|\$\$)*)\}/g;

/** Whether Docker reads the text without another `$` in it than those. */
function reads(text: string): text is Escaped {
  return !text.includes('$') || !text.replace(token, '').includes('$');
}

function checked(text: string): Escaped {
  if (reads(text)) return text;
  throw new Error('a text for Docker holds a dollar that is neither doubled nor a variable');
}

/** Every string value of a manifest is interpolated; a doubled `$` is a plain one. Keys are left alone. */
export function escapeDollars(literal: string): Escaped {
  return checked(literal.includes('$') ? literal.replaceAll('$', '$$$$') : literal);
}

/** Each of some words. */
export function escapeAll(literals: readonly string[]): Escaped[] {
  return literals.map(escapeDollars);
}

/** Docker fills in the variable, and stops with the message where it has no value. */
export function requiredVariable(name: string, message: string): Escaped {
  return checked(`\${${name}:?${message}}`);
}

/** Docker fills in the variable, or the default where it has no value. A default holds no braces. */
export function variableOr(name: string, fallback: string): Escaped {
  return checked(`\${${name}:-${escapeDollars(fallback)}}`);
}

/** One text after the other: what is escaped stays so. */
export function joinEscaped(parts: readonly Escaped[], between = ''): Escaped {
  return checked(parts.join(between));
}
