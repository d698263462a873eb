import { fstatSync } from 'node:fs';

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
