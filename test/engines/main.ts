import { availableParallelism, homedir, totalmem } from 'node:os';
import { join } from 'node:path';
import { boxFolder, runInBox, sweep } from './host/box';
import { say } from './host/say';
import { message } from './host/wait';
import { type Row, table } from './report';
import { obstacles } from './setup/preflight';
import { setUp } from './setup/setup';

/**
 * All steps, in their order. They wait more than they work: each lane has a box of its own, with engines of its own, and
 * the lanes take about as long as each other.
 */
const lanes = [
  ['accept', 'contract', 'page'],
  ['fuzz', 'run', 'swarm'],
  ['data', 'examples', 'build', 'isolation', 'edge', 'mesh', 'change'],
];

/** What three lanes need: more than a core, and memory for what their engines keep. */
const isRoomy = availableParallelism() > 1 && totalmem() > 16 * 1024 ** 3;

/** Sets up what is missing, then runs all steps in boxes, or those named on the command line in one. */
async function main(steps: readonly string[]): Promise<number> {
  const cache = process.env.LADING_ENGINES ?? join(homedir(), '.cache/lading-engines');
  const missing = await obstacles(cache);
  if (missing.length > 0) {
    for (const why of missing) say(`skipped: ${why}`);
    const skipped = steps.length > 0 ? steps : lanes.flat();
    say(`nothing is proven; skipped: ${skipped.join(', ')}`);
    console.log(`0 passed, 0 failed, ${skipped.length} skipped`);
    return process.env.CI ? 1 : 0;
  }
  sweep(cache);
  await setUp(cache);
  const wanted = steps.length > 0 || !isRoomy ? [steps] : lanes;
  const ended = await Promise.all(
    wanted.map((lane, index) =>
      runInBox(boxFolder(cache, index + 1), join(__dirname, 'inside.ts'), [cache, ...lane]),
    ),
  );
  const rows = ended.flatMap(({ told }): Row[] => (told === '' ? [] : JSON.parse(told)));
  console.log(`\n${table(rows)}`);
  const isWhole = ended.every(({ code, told }) => code === 0 && told !== '');
  return isWhole && rows.some((row) => row.verdict === 'passed') ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(message(error));
    process.exitCode = 1;
  },
);
