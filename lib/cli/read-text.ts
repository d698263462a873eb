import { readPlainText } from '../files/plain-file';
import { reasonOf } from '../files/system-error';
import { stop } from './problem';

/**
 * The text of a file that the user has, or should have, at a known place.
 *
 * @throws SynthesisError `system/failed` where it cannot be read.
 */
export function readText(file: string): string {
  try {
    return readPlainText(file);
  } catch (error) {
    throw stop('system/failed', `Cannot read ${file}: ${reasonOf(error)}.`);
  }
}
