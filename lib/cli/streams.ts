import { writeSync } from 'node:fs';

/** Where a command says things; a test has its own. */
export interface Streams {
  stdout(text: string): void;
  stderr(text: string): void;
}

/**
 * Writes at once and whole, as the process may be about to end; a reader that has gone away (`| head`) is no
 * failure of ours.
 */
export const processStreams: Streams = {
  stdout: (text) => writeAll(1, text),
  stderr: (text) => writeAll(2, text),
};

function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EPIPE') return;
      // The reader is slower than we are, and the pipe does not wait by itself.
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
