import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { stop } from './problem';
import { reasonOf } from './system-error';

/**
 * The text of a file that the user has, or should have, at a known place. What stands there may be anything: a folder,
 * or a pipe, which would be waited for.
 *
 * @throws SynthesisError `system/failed` where it cannot be read.
 */
export function readText(file: string): string {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    if (fstatSync(descriptor).isFile()) return readFileSync(descriptor, 'utf8');
  } catch (error) {
    throw stop('system/failed', `Cannot read ${file}: ${reasonOf(error)}.`);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
  throw stop('system/failed', `Cannot read ${file}: it is no file.`);
}
