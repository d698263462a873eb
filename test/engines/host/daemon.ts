import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines } from './run';
import { until } from './wait';

export interface Daemon {
  readonly name: string;
  readonly pid: number;
  readonly log: string;
  /** Waits until it answers; throws with the end of its log when it has died or time is over. */
  ready(seconds: number, ask: () => Promise<unknown>): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a program that keeps running; its output goes to a log file in `folder`. */
export function startDaemon(
  folder: string,
  name: string,
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Daemon {
  const log = join(folder, `${name}.log`);
  const output = openSync(log, 'a');
  const child = spawn(command, args, {
    cwd: folder,
    stdio: ['ignore', output, output],
    env: { ...process.env, ...env },
  });
  closeSync(output);
  let ended = false;
  const end = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  }).then(() => {
    ended = true;
  });

  return {
    name,
    pid: child.pid ?? 0,
    log,
    async ready(seconds, ask) {
      try {
        await until(`${name} is ready`, seconds, async () => {
          if (ended) return true;
          await ask();
          return true;
        });
        if (ended) throw new Error(`${name} ended`);
      } catch (error) {
        throw new Error(`${String(error)}\n${lastLines(readFileSync(log, 'utf8'), 15)}`);
      }
    },
    async stop() {
      if (ended) return;
      child.kill('SIGTERM');
      const insist = setTimeout(() => child.kill('SIGKILL'), 5000);
      await end;
      clearTimeout(insist);
    },
  };
}
