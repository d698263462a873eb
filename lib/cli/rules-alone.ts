import { plain } from '../diagnostics/color';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Finding } from '../diagnostics/finding';
import { formatDiagnostics } from '../diagnostics/format';
import { synthesisError } from '../diagnostics/synthesis-error';
import type { CustomRule } from '../model/custom-rule';
import type { RuleFile } from '../model/rule-file';
import { codeCache } from './load/cache';
import { createProgram } from './load/modules';
import { loadRules } from './load/rules';
import { captureStdout } from './load/stdout';
import { runTurn } from './load/time-limit';
import { problem } from './problem';
import { processStreams } from './streams';

/** What rules of somebody's own have made of a command that runs no app. */
export interface Ruled<T> {
  readonly answer: T;
  /** What the rules did beside looking. */
  readonly notes: readonly Diagnostic[];
}

/**
 * Loads rules where there is no app, and lets them look within a limit of time. What they print goes to stderr.
 *
 * @param seconds What the loading may take, and the looking again.
 * @param inHand The rule that looks, asked where the time is up.
 * @throws SynthesisError where they cannot be loaded, or do not end.
 */
export async function withRules<T>(
  files: readonly [RuleFile, ...RuleFile[]],
  { seconds, inHand }: { readonly seconds: number; readonly inHand: () => Finding | undefined },
  look: (rules: readonly CustomRule[]) => T,
): Promise<Ruled<T>> {
  const stdout = captureStdout();
  const exited = (): void => {
    processStreams.stderr(`${formatDiagnostics([ended()], { paint: plain, folder: process.cwd() })}\n`);
    process.exitCode = 2;
  };
  process.once('exit', exited);
  try {
    const rules = await load(files, seconds);
    let answer: { readonly value: T } | undefined;
    const turn = (): void => {
      answer = { value: look(rules) };
    };
    if (!runTurn(turn, seconds * 1000) || answer === undefined) {
      const finding = inHand();
      throw synthesisError(finding === undefined ? [tooLong(seconds)] : diagnose([finding]));
    }
    return { answer: answer.value, notes: stdout.release() };
  } catch (error) {
    stdout.release();
    throw error;
  } finally {
    process.off('exit', exited);
  }
}

/** Most files wait for nothing, and are there when the turn is over. */
async function load(
  files: readonly [RuleFile, ...RuleFile[]],
  seconds: number,
): Promise<readonly CustomRule[]> {
  const [{ file }] = files;
  let loading: Promise<Loading> | undefined;
  const turn = (): void => {
    // Promises run within the turn: a failure is to be taken there.
    loading = loadRules(files, createProgram(codeCache(file))).then(
      (rules) => ({ rules }),
      (error: unknown) => ({ error }),
    );
  };
  if (!runTurn(turn, seconds * 1000) || loading === undefined) throw synthesisError([tooLong(seconds)]);
  let timer: NodeJS.Timeout | undefined;
  const overtime = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(synthesisError([tooLong(seconds)])), Math.ceil(seconds * 1000));
  });
  const outcome = await Promise.race([loading, overtime]).finally(() => clearTimeout(timer));
  if ('rules' in outcome) return outcome.rules;
  throw outcome.error;
}

type Loading = { readonly rules: readonly CustomRule[] } | { readonly error: unknown };

function tooLong(seconds: number): Diagnostic {
  return problem('app/timeout', `Rules of your own did not come to an end within ${seconds} seconds.`, {
    fix: 'End what they wait for; --timeout <seconds> gives them more time.',
  });
}

function ended(): Diagnostic {
  return problem('app/exited', 'A rule of your own ended the process before anything was told.', {
    fix: 'Let it tell what it finds by `report`.',
  });
}
