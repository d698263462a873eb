import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Files } from './folder';

/**
 * A program that commits one set of files after the other, tells each, and kills itself before its n-th
 * step; without a set it opens the output and gives up.
 */
const PROGRAM = `
import { openOutput } from './lib/emit/output';
const { root, sets, last, rounds } = JSON.parse(process.argv[2]);
let step = 0;
const beforeStep = () => { step += 1; if (step === last) process.kill(process.pid, 'SIGKILL'); };
if (sets.length === 0) openOutput(root, beforeStep).abort();
for (const files of Array(rounds).fill(sets).flat()) {
  const output = openOutput(root, beforeStep);
  for (const [path, text] of Object.entries(files)) {
    const file = output.file(path, 'test');
    file.write(text);
    file.close();
  }
  output.commit({});
  process.stdout.write('.');
}
`;

/** Compiles the program once, so that each run costs no more than the start of Node. */
export function compileProgram(folder: string): string {
  const outfile = join(folder, 'program.cjs');
  const resolveDir = join(__dirname, '../..');
  buildSync({
    stdin: { contents: PROGRAM, resolveDir, loader: 'ts' },
    bundle: true,
    platform: 'node',
    outfile,
  });
  return outfile;
}

/** What the program is told: where, what, how often, and the step before which it is to die (0: none). */
export function argumentOf(root: string, sets: readonly Files[], { last = 0, rounds = 1 }): string {
  return JSON.stringify({ root, sets, last, rounds });
}

/** Runs the program in a process of its own; whether it was killed. */
export function isKilled(program: string, root: string, sets: readonly Files[], last: number): boolean {
  const run = spawnSync(process.execPath, [program, argumentOf(root, sets, { last })], { encoding: 'utf8' });
  if (run.signal === 'SIGKILL') return true;
  if (run.status !== 0) throw new Error(run.stderr);
  return false;
}
