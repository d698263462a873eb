import { homedir } from 'node:os';
import { join } from 'node:path';
import { boxFolder, runInBox, sweep } from './host/box';
import { say } from './host/say';
import { message } from './host/wait';
import { obstacles } from './setup/preflight';
import { setUp } from './setup/setup';

/** All steps, in their order. */
const stepNames = [
  'accept',
  'fuzz',
  'run',
  'data',
  'examples',
  'build',
  'contract',
  'isolation',
  'edge',
  'mesh',
  'change',
  'page',
  'swarm',
];

/** Sets up what is missing, then runs all steps, or those named on the command line, in a box. */
async function main(steps: readonly string[]): Promise<number> {
  const cache = process.env.LADING_ENGINES ?? join(homedir(), '.cache/lading-engines');
  const missing = await obstacles(cache);
  if (missing.length > 0) {
    for (const why of missing) say(`skipped: ${why}`);
    const skipped = steps.length > 0 ? steps : stepNames;
    say(`nothing is proven; skipped: ${skipped.join(', ')}`);
    console.log(`0 passed, 0 failed, ${skipped.length} skipped`);
    return process.env.CI ? 1 : 0;
  }
  sweep(cache);
  await setUp(cache);
  return runInBox(boxFolder(cache), join(__dirname, 'inside.ts'), [cache, ...steps]);
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
