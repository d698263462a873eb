import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../diagnostics/catalogue';
import { nearest } from '../../diagnostics/did-you-mean';
import { packageRoot } from '../../diagnostics/package-root';
import type { CommandContext } from '../context';
import { stop } from '../problem';

/** `lading explain [code]`: the page of a diagnostic, from the package itself; of the beginning of codes, their list. */
export function explain({ words: [code], streams }: CommandContext): void {
  streams.stdout(code === undefined ? list('') : isPrefix(code) ? list(code) : page(code));
}

/** An area, or the beginning of a code, of which there are several. */
function isPrefix(text: string): boolean {
  return !Object.hasOwn(catalogue, text) && Object.keys(catalogue).some((code) => code.startsWith(text));
}

/** Those that begin so. */
function list(prefix: string): string {
  const entries = Object.entries(catalogue).filter(([code]) => code.startsWith(prefix));
  const width = Math.max(...entries.map(([code]) => code.length)) + 2;
  const rows = entries.map(
    ([code, { severity, title }]) => `${code.padEnd(width)}${severity.padEnd(9)}${title}`,
  );
  return `${rows.join('\n')}\n`;
}

function page(code: string): string {
  const file = join(packageRoot(), 'docs', 'diagnostics', `${code}.md`);
  if (!Object.hasOwn(catalogue, code) || !existsSync(file)) {
    const suggestion = nearest(code, Object.keys(catalogue));
    const more = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
    throw stop('option/invalid', `There is no diagnostic "${code}".${more}`, {
      fix: 'lading explain lists all of them.',
    });
  }
  return readFileSync(file, 'utf8');
}
