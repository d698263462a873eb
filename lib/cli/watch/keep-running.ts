import { type ChildProcess, spawn } from 'node:child_process';
import { join, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { packageRoot } from '../../diagnostics/package-root';
import { reasonOf } from '../../files/system-error';
import { toldBy } from '../load/tell-loaded';
import { stop } from '../problem';
import { watchFolder } from './watch-folder';

export interface KeepRunning {
  /** What is watched; absolute. */
  readonly folder: string;
  /** Files and folders whose changes count for nothing, as those that a run writes; absolute. */
  readonly ignored: readonly string[];
  /** The command line of a run: `['synth']`. */
  readonly args: readonly string[];
  /** Where a run is started; absolute. */
  readonly from: string;
  /** Before a run, and after it with its exit code. */
  begun?(): void;
  ended?(code: number): void;
}

/** How terminals and pipelines end a program. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a command of ours now, and again whenever a file of the project has changed, or one that its program loads from
 * elsewhere, until somebody ends it. Each run is a
 * process of its own, as a program loads its modules once; one that is under way comes to its end before the next begins.
 *
 * @throws A diagnostic, where the folder cannot be watched.
 */
export function keepRunning({ folder, ignored, args, from, begun, ended }: KeepRunning): Promise<void> {
  return new Promise((_, reject) => {
    let running: ChildProcess | undefined;
    let isStale = false;
    const cannot = (error: unknown) =>
      stop('system/failed', `Cannot watch ${folder}: ${reasonOf(error)}.`, {
        fix: 'Run the command without --watch.',
      });

    const run = (): void => {
      isStale = false;
      begun?.();
      const child = spawn(process.execPath, [join(packageRoot(), 'build', 'cli.js'), ...args], {
        cwd: from,
        env: { ...process.env, [toldBy]: '3' },
        stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
      });
      running = child;
      hear(child.stdio[3]);
      child.on('error', reject);
      child.on('close', (code, signal) => {
        running = undefined;
        ended?.(code ?? (signal === 'SIGINT' ? 130 : 2));
        if (isStale) run();
      });
    };
    const hear = (loaded: unknown): void => {
      if (!(loaded instanceof Readable)) return;
      createInterface({ input: loaded }).on('line', (file) => {
        if (!file.startsWith(folder + sep) && !file.includes(`${sep}node_modules${sep}`)) watch?.add(file);
      });
    };
    const end = (_signal: string, number: number): void => {
      running?.kill();
      watch?.close();
      process.exit(128 + number);
    };
    const watch = opened();
    if (watch === undefined) return;
    for (const signal of signals) process.once(signal, end);
    run();

    function opened() {
      try {
        return watchFolder(folder, {
          ignored,
          failed: (error) => reject(cannot(error)),
          changed() {
            isStale = true;
            if (running === undefined) run();
          },
        });
      } catch (error) {
        reject(cannot(error));
        return undefined;
      }
    }
  });
}
