import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../diagnostics/catalogue';
import { nearest } from '../../diagnostics/did-you-mean';
import { packageRoot } from '../../diagnostics/package-root';
import type { CommandContext } from '../context';
import { stop } from '../problem';

/** `lading explain [code]`: the page of a diagnostic, from the package itself. */
export function explain({ words: [code], streams }: CommandContext): void {
  streams.stdout(code === undefined ? list() : page(code));
}

function list(): string {
  const entries = Object.entries(catalogue);
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
