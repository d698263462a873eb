import { readPlainText } from '../files/plain-file';

/** A file of the user's as it is now; undefined where it is gone or not readable: a frame is a help, not a need. */
export function readSource(file: string): string | undefined {
  try {
    return readPlainText(file);
  } catch {
    return undefined;
  }
}
