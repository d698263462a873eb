/** What is wrong with an expression for text, as far as it can be said without Go, whose syntax it has. */
export function faultInPattern(pattern: string): string | undefined {
  // Escaped letters and classes may hold anything.
  const plain = pattern.replace(/\\.|\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]/gs, '.');
  if (/\(\?(?:<?[=!]|>)/.test(plain)) return 'The server has no expressions that look ahead or behind.';
  if (/\\[1-9]/.test(pattern.replace(/\\\\/g, '')))
    return 'The server has no expressions that refer to what was found.';
  if (isOdd(pattern)) return undefined;
  for (const flags of ['', 'u'])
    try {
      new RegExp(pattern, flags);
      return undefined;
    } catch {
      // The other reading is left.
    }
  return `"${pattern}" is no expression that can be read.`;
}

/** What Go has, and JavaScript has not. */
function isOdd(pattern: string): boolean {
  return /\(\?[^:]|\\[AzpPQECaxX]|\[\[:/.test(pattern);
}
