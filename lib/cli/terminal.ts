import { fstatSync } from 'node:fs';
import type { Environment } from './environment';

/**
 * Whether a stream is a terminal, by its descriptor: `process.stdout.isTTY` would set up the whole stream, which
 * a run that only writes files does not need.
 */
export function isTerminal(descriptor: 1 | 2): boolean {
  try {
    if (process.platform !== 'win32' && !fstatSync(descriptor).isCharacterDevice()) return false;
  } catch {
    return false;
  }
  const { isatty }: typeof import('node:tty') = require('node:tty');
  return isatty(descriptor);
}

/** How wide the terminal is in which a stream is read: what COLUMNS says, else what it says itself. */
export function columnsOf(descriptor: 1 | 2, { COLUMNS }: Environment): number | undefined {
  if (COLUMNS !== undefined && /^[1-9]\d{0,4}$/.test(COLUMNS)) return Number(COLUMNS);
  if (!isTerminal(descriptor)) return undefined;
  return (descriptor === 1 ? process.stdout : process.stderr).columns;
}
