import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { allCodes, entryOf, isCode } from '../../diagnostics/catalogue';
import { nearest } from '../../diagnostics/did-you-mean';
import { packageRoot } from '../../diagnostics/package-root';
import { isPlainObject } from '../../model/json';
import type { CommandContext } from '../context';
import { stop } from '../problem';

/** `lading explain [code]`: the page of a diagnostic, from the package itself; of the beginning of codes, their list. */
export function explain({ words: [code], streams }: CommandContext): void {
  streams.stdout(code === undefined ? list('') : isPrefix(code) ? list(code) : page(code));
}

/** An area, or the beginning of a code, of which there are several. */
function isPrefix(text: string): boolean {
  return !isCode(text) && allCodes().some((code) => code.startsWith(text));
}

/** Those that begin so. */
function list(prefix: string): string {
  const codes = allCodes().filter((code) => code.startsWith(prefix));
  const width = Math.max(...codes.map((code) => code.length)) + 2;
  const rows = codes.map((code) => {
    const { severity, title } = entryOf(code);
    return `${code.padEnd(width)}${severity.padEnd(9)}${title}`;
  });
  return `${rows.join('\n')}\n`;
}

function page(code: string): string {
  // All of them in one file, which the build makes of docs/diagnostics.
  const packed = readFileSync(join(packageRoot(), 'build', 'explain.br'));
  const pages: unknown = JSON.parse(brotliDecompressSync(packed).toString());
  const text = isCode(code) && isPlainObject(pages) ? pages[code] : undefined;
  if (typeof text !== 'string') {
    if (code.startsWith('custom/'))
      throw stop('option/invalid', `"${code}" is a rule of your own, of which Lading has no page.`, {
        fix: 'The `more` of the rule leads to yours.',
      });
    const suggestion = nearest(code, allCodes());
    const more = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
    throw stop('option/invalid', `There is no diagnostic "${code}".${more}`, {
      fix: 'lading explain lists all of them.',
    });
  }
  return text;
}
