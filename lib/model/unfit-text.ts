const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const anySurrogate = /[\ud800-\udfff]/;

/** What is in a string that no file can carry, as the end of a sentence about it. */
export function unfitIn(text: string): string | undefined {
  if (text.includes('\0')) return 'holds the character NUL, which no reader takes';
  // Plain text is the rule, and quicker to tell.
  if (anySurrogate.test(text) && loneSurrogate.test(text))
    return 'holds half of a character, a lone surrogate';
  return undefined;
}
