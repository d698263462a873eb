import type { Diagnostic } from '../../diagnostics/diagnostic';
import { captureSite, locate, type Site } from '../../diagnostics/location';
import { plural } from '../../diagnostics/summary';
import { problem } from '../problem';

export interface CapturedStdout {
  /** Gives stdout back, and a note where the program has printed. */
  release(): Diagnostic[];
}

type Done = (error?: Error | null) => void;

/**
 * Sends to stderr what a program prints to stdout, which is for data alone. Nothing is lost. The stream is set up
 * only when the program asks for it.
 */
export function captureStdout(): CapturedStdout {
  const own = Object.getOwnPropertyDescriptor(process, 'stdout');
  let times = 0;
  let first: Site | undefined;
  let captured: NodeJS.WriteStream | undefined;
  let original: NodeJS.WriteStream['write'] | undefined;
  const write = (text: string | Uint8Array, second?: BufferEncoding | Done, done?: Done): boolean => {
    times++;
    first ??= captureSite(write);
    const { stderr } = process;
    return typeof second === 'string' ? stderr.write(text, second, done) : stderr.write(text, second);
  };
  const capture = (): NodeJS.WriteStream => {
    if (captured !== undefined) return captured;
    if (own) Object.defineProperty(process, 'stdout', own);
    captured = process.stdout;
    original = captured.write;
    captured.write = write;
    return captured;
  };
  Object.defineProperty(process, 'stdout', { configurable: true, enumerable: true, get: capture });
  return {
    release() {
      if (captured !== undefined && original !== undefined) captured.write = original;
      else if (own) Object.defineProperty(process, 'stdout', own);
      if (times === 0) return [];
      const message = `The app printed to stdout (${plural(times, 'time')}); that went to stderr.`;
      return [problem('app/wrote-to-stdout', message, { location: locate(first) })];
    },
  };
}
