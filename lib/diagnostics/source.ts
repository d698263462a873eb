import { readFileSync } from 'node:fs';

/** A file of the user's as it is now; undefined where it is gone or not readable: a frame is a help, not a need. */
export function readSource(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
