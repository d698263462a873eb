import type { Diagnostic } from '../../diagnostics/diagnostic';
import { captureSite, locate } from '../../diagnostics/location';
import { problem } from '../problem';
import { codeCache } from './cache';
import { declaredFailure } from './declared';
import { deferYamlOfCdk8s } from './defer-yaml';
import { failureOf } from './failure';
import { createProgram } from './modules';
import { captureStdout } from './stdout';
import { runTurn, stopLoopsAfter } from './time-limit';

export interface ProgramOptions {
  readonly file: string;
  readonly args: readonly string[];
  /** The folder that the program runs in. */
  readonly folder: string;
  /** Seconds. */
  readonly timeout: number;
}

/**
 * Runs the user's program in this process, and calls `finish` once, synchronously, when it has run to its end:
 * when nothing is left to do (a `main()` that nobody awaited has ended too), or when it has failed, ended the
 * process, or used up its time. Whatever it prints goes to stderr.
 */
export function runProgram(
  { file, args, folder, timeout }: ProgramOptions,
  finish: (failures: readonly Diagnostic[]) => void,
): void {
  const milliseconds = timeout * 1000;
  const started = Date.now();
  const stdout = captureStdout();
  let settled = false;
  let finished = false;

  const end = (failures: readonly Diagnostic[]): void => {
    if (finished) return;
    finished = true;
    clearTimeout(timer);
    for (const [event, listener] of Object.entries(listeners)) process.off(event, listener);
    const written = stdout.release();
    finish([...failures, ...written]);
  };
  const fail = (failures: readonly Diagnostic[]): void => {
    end(failures);
    // The program may hold the process open, or go on after its own failure.
    process.exit();
  };
  const listeners = {
    beforeExit: () => end(settled ? declaredFailure() : [unfinished()]),
    exit: () => end([exited()]),
    uncaughtException: (error: unknown) => fail(failureOf(error)),
    unhandledRejection: (error: unknown) => fail(failureOf(error)),
  };
  // A loop that was stopped leaves nothing to do either.
  const unfinished = (): Diagnostic => {
    return Date.now() - started < milliseconds ? waitsForever() : tooLong(timeout, false);
  };
  for (const [event, listener] of Object.entries(listeners)) process.on(event, listener);
  const timer = setTimeout(() => fail([tooLong(timeout, settled)]), milliseconds).unref();

  process.chdir(folder);
  process.argv = [process.argv[0] ?? 'node', file, ...args];
  deferYamlOfCdk8s(file);
  const start = (): void => {
    run(file).then(
      () => {
        settled = true;
      },
      (error: unknown) => fail(failureOf(error)),
    );
  };
  if (!runTurn(start, milliseconds)) fail([tooLong(timeout, false)]);
  // Reached only where the program waits for something: the others are at their end before the event loop turns.
  setImmediate(() => {
    if (!finished) stopLoopsAfter(milliseconds + 250);
  }).unref();
}

async function run(file: string): Promise<void> {
  const loaded = await createProgram(codeCache(file))(file);
  const main: unknown =
    typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : loaded;
  if (typeof main === 'function' && !isClass(main)) await main({ ...process.env });
}

function isClass(value: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}

function tooLong(seconds: number, settled: boolean): Diagnostic {
  const limit = `${seconds} second${seconds === 1 ? '' : 's'}`;
  // Our own output is open all the time.
  const open = process.getActiveResourcesInfo().filter((name) => !/^(?:Pipe|TTY)Wrap$/.test(name));
  const holding = [...new Set(open)].join(', ');
  const message =
    settled && holding !== ''
      ? `The app has done its work, but did not end within ${limit}: something is still open (${holding}).`
      : `The app did not end within ${limit}.`;
  return problem('app/timeout', message, {
    fix: 'End what it waits for; --timeout <seconds> gives it more time.',
  });
}

function waitsForever(): Diagnostic {
  return problem(
    'app/timeout',
    'The app waits for something that never comes: nothing is left that could end it.',
  );
}

/** Called while the process ends: the program's own call is still on the stack. */
function exited(): Diagnostic {
  const code = process.exitCode ?? 0;
  return problem('app/exited', `The app ended the process (exit code ${code}) before anything was written.`, {
    location: locate(captureSite(exited)),
    fix: 'Let it run to its end, or throw an error that says what is wrong.',
  });
}
