import type { Diagnostic } from '../../diagnostics/diagnostic';
import { captureSite, locate, type Site } from '../../diagnostics/location';
import { plural } from '../../diagnostics/summary';
import { problem } from '../problem';

export interface CapturedStdout {
  /** Gives stdout back, and a note where the program has printed. */
  release(): Diagnostic[];
}

type Done = (error?: Error | null) => void;

/** Sends to stderr what a program prints to stdout, which is for data alone. Nothing is lost. */
export function captureStdout(): CapturedStdout {
  const { stdout, stderr } = process;
  const original = stdout.write;
  let times = 0;
  let first: Site | undefined;
  const write = (text: string | Uint8Array, second?: BufferEncoding | Done, done?: Done): boolean => {
    times++;
    first ??= captureSite(write);
    return typeof second === 'string' ? stderr.write(text, second, done) : stderr.write(text, second);
  };
  stdout.write = write;
  return {
    release() {
      stdout.write = original;
      if (times === 0) return [];
      const message = `The app printed to stdout (${plural(times, 'time')}); that went to stderr.`;
      return [problem('app/wrote-to-stdout', message, { location: locate(first) })];
    },
  };
}
