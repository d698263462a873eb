import { plain } from '../../diagnostics/color';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { formatDiagnostics } from '../../diagnostics/format';
import { captureSite, locate } from '../../diagnostics/location';
import { problem } from '../problem';
import { processStreams } from '../streams';
import { codeCache } from './cache';
import { declaredFailure } from './declared';
import { deferForCdk8s } from './defer';
import { failureOf } from './failure';
import { createProgram } from './modules';
import { captureStdout } from './stdout';
import { runTurn } from './time-limit';
import { type ProgramState, tooLong } from './too-long';
import { watch } from './watchdog';

export interface ProgramOptions {
  readonly file: string;
  readonly args: readonly string[];
  /** The folder that the program runs in. */
  readonly folder: string;
  /** Seconds. */
  readonly timeout: number;
  /** Loads what is needed beside it, before it and by the same means. */
  readonly before?: (load: (file: string) => Promise<unknown>) => Promise<void>;
}

/**
 * Runs the user's program in this process, and calls `finish` once, synchronously, when it has run to its end:
 * when nothing is left to do (a `main()` that nobody awaited has ended too), or when it has failed, ended the
 * process, or used up its time. Whatever it prints goes to stderr.
 */
export function runProgram(
  { file, args, folder, timeout, before }: ProgramOptions,
  finish: (failures: readonly Diagnostic[]) => void,
): void {
  const milliseconds = Math.ceil(timeout * 1000);
  const started = Date.now();
  const stdout = captureStdout();
  const ownListeners = listenersOfTheEnd();
  let settled = false;
  let finished = false;
  let callOff = (): void => {};

  const end = (failures: readonly Diagnostic[], isWatched = false): void => {
    if (finished) return;
    finished = true;
    if (!isWatched) callOff();
    clearTimeout(timer);
    for (const [event, listener] of Object.entries(listeners)) process.off(event, listener);
    const written = stdout.release();
    finish([...failures, ...written]);
    // What the program does at the very end comes after us, and may not end either.
    const more = listenersOfTheEnd() - ownListeners;
    if (more > 0 && !isWatched) watch(milliseconds, tellTheEnd, wordsFor('listeners'));
  };
  const tellTheEnd = (): void => {
    processStreams.stderr(wordsFor('listeners'));
    process.exitCode = 2;
  };
  const wordsFor = (state: ProgramState): string => {
    return `${formatDiagnostics([tooLong(timeout, state)], { paint: plain, folder })}\n`;
  };
  const fail = (failures: readonly Diagnostic[]): void => {
    end(failures);
    // The program may hold the process open, or go on after its own failure.
    process.exit();
  };
  const listeners = {
    beforeExit: () => {
      end(settled ? declaredFailure() : [unfinished()]);
      // To end without taking the heap apart piece by piece saves a thirtieth of a small run.
      if (listenersOfTheEnd() <= ownListeners && process.getActiveResourcesInfo().length === 0)
        process.exit();
    },
    exit: () => end([exited()]),
    uncaughtException: (error: unknown) => fail(failureOf(error)),
    unhandledRejection: (error: unknown) => fail(failureOf(error)),
  };
  // A loop that was stopped leaves nothing to do either.
  const unfinished = (): Diagnostic => {
    return Date.now() - started < milliseconds ? waitsForever() : tooLong(timeout, 'busy');
  };
  for (const [event, listener] of Object.entries(listeners)) process.on(event, listener);
  const overtime = (): readonly Diagnostic[] => [tooLong(timeout, settled ? 'settled' : 'busy')];
  const timer = setTimeout(() => fail(overtime()), milliseconds).unref();

  process.chdir(folder);
  process.argv = [process.argv[0] ?? 'node', file, ...args];
  deferForCdk8s();
  const start = (): void => {
    run(file, before).then(
      () => {
        settled = true;
      },
      (error: unknown) => fail(failureOf(error)),
    );
  };
  if (!runTurn(start, milliseconds)) fail([tooLong(timeout, 'busy')]);
  // From here on timers and events run the program, if it waits for any: most are at their end already.
  const waits = !settled || process.getActiveResourcesInfo().length > 0;
  if (!finished && waits) callOff = watch(milliseconds + 250, () => end(overtime(), true), wordsFor('busy'));
}

function listenersOfTheEnd(): number {
  return process.listenerCount('beforeExit') + process.listenerCount('exit');
}

async function run(file: string, before: ProgramOptions['before']): Promise<void> {
  const load = createProgram(codeCache(file));
  if (before !== undefined) await before(load);
  const loaded = await load(file);
  const main: unknown =
    typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : loaded;
  if (typeof main === 'function' && !isClass(main)) await main({ ...process.env });
}

function isClass(value: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
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
