import { writeSync } from 'node:fs';
import { plain } from '../diagnostics/color';
import { formatDiagnostic } from '../diagnostics/format';
import { reasonOf } from '../files/system-error';
import { problem } from './problem';

/** Where a command says things; a test has its own. */
export interface Streams {
  stdout(text: string): void;
  stderr(text: string): void;
}

/**
 * Writes at once and whole, as the process may be about to end; a reader that has gone away (`| head`) is no
 * failure of ours. A full disk behind it is one, and there is nothing left to do then.
 */
export const processStreams: Streams = {
  stdout: (text) => writeAll(1, text),
  stderr: (text) => writeAll(2, text),
};

function writeAll(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EPIPE') return;
      // The reader is slower than we are, and the pipe does not wait by itself.
      if (code !== 'EAGAIN') giveUp(descriptor, error);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

function giveUp(descriptor: 1 | 2, error: unknown): never {
  // Nobody could be told that stderr is lost.
  if (descriptor === 1) {
    const told = problem('system/failed', `Cannot write to stdout: ${reasonOf(error)}.`);
    processStreams.stderr(`${formatDiagnostic(told, { paint: plain, folder: '.' })}\n`);
  }
  process.exit(2);
}
