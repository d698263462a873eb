import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SynthRequest } from '../../constructs/run/synth-request';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { packageRoot } from '../../diagnostics/package-root';
import { problem } from '../problem';
import { type ProgramOutcome, requestVariable, resultVariable } from './exchange';
import { tooLong } from './too-long';

export interface ChildOptions {
  readonly command: string;
  readonly folder: string;
  /** Seconds. */
  readonly timeout: number;
}

/**
 * Runs the app by a command of its own (`npx tsx app.ts`). Every Node process in it loads `attach`, which
 * synthesizes at the end of the one that has made an app, and leaves the result in a file for us.
 */
export async function runChild(options: ChildOptions, request: SynthRequest): Promise<ProgramOutcome> {
  const { command, folder, timeout } = options;
  const exchange = mkdtempSync(join(tmpdir(), 'lading-'));
  const tidy = (): void => rmSync(exchange, { recursive: true, force: true });
  // A signal ends this process before anything else gets its turn.
  process.once('exit', tidy);
  const resultFile = join(exchange, 'result.json');
  const attach = join(packageRoot(), 'build', 'attach.js');
  const environment = {
    ...process.env,
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --require ${JSON.stringify(attach)}`.trim(),
    [resultVariable]: resultFile,
    [requestVariable]: JSON.stringify(request),
  };
  try {
    const { code, timedOut, printed } = await run(command, folder, environment, timeout);
    const notes = printed
      ? [problem('app/wrote-to-stdout', 'The app printed to stdout; that went to stderr.')]
      : [];
    if (timedOut) return { failures: [tooLong(timeout, 'busy')] };
    const outcome = readOutcome(resultFile);
    if (code === 0) return { ...outcome, failures: [...notes, ...(outcome?.failures ?? [])] };
    if (outcome === undefined) {
      return { failures: [problem('app/threw', `\`${command}\` failed (exit code ${code}).`)] };
    }
    return { ...outcome, failures: [...notes, ...failuresOf(outcome, command, code)] };
  } finally {
    process.off('exit', tidy);
    tidy();
  }
}

/** The app has run to its end, and something else in its command, or after it, has not. */
function failuresOf({ failures }: ProgramOutcome, command: string, code: number): readonly Diagnostic[] {
  if (failures.length > 0) return failures;
  return [problem('app/threw', `\`${command}\` failed (exit code ${code}) when the app was done.`)];
}

interface Ended {
  readonly code: number;
  readonly timedOut: boolean;
  readonly printed: boolean;
}

/** How terminals and pipelines end a program: the child, in a group of its own, would live on. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function run(command: string, cwd: string, env: NodeJS.ProcessEnv, timeout: number): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, {
      cwd,
      env,
      shell: true,
      stdio: ['ignore', 'pipe', 'inherit'],
      // A group of its own, so that all of it can be ended; Windows has no such groups.
      detached: process.platform !== 'win32',
    });
    let timedOut = false;
    let printed = false;
    const stop = (): void => {
      const { pid } = child;
      if (pid === undefined) return;
      if (process.platform === 'win32') child.kill('SIGKILL');
      else killGroup(pid);
    };
    const timer = setTimeout(() => {
      timedOut = true;
      stop();
      // What has left the group may hold the pipe open for as long as it likes.
      child.stdout.destroy();
    }, timeout * 1000);
    const interrupted = (_signal: string, number: number): void => {
      stop();
      process.exit(128 + number);
    };
    for (const signal of signals) process.once(signal, interrupted);
    child.stdout.on('data', (data) => {
      printed = true;
      process.stderr.write(data);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      for (const signal of signals) process.off(signal, interrupted);
      resolve({ code: code ?? 1, timedOut, printed });
    });
  });
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // All of it has ended.
  }
}

function readOutcome(file: string): ProgramOutcome | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
