import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { boxFolder, runInBox } from '../engines/host/box';
import { say } from '../engines/host/say';
import { message } from '../engines/host/wait';
import { getDefinitions } from '../engines/setup/definitions';
import { buildPrograms } from './build';

/**
 * Programs that take long to build, and say whether what a mesh or a Gateway gets means what it says. What is missing is built (Go,
 * about twenty minutes of one core), then everything runs in a box with a kube-apiserver that `npm run test:engines` has made. Words name the steps that are
 * wanted: `npm run test:oracles -- istio`.
 */
async function main(): Promise<number> {
  const engines = process.env.LADING_ENGINES ?? join(homedir(), '.cache/lading-engines');
  const oracles = process.env.LADING_ORACLES ?? join(homedir(), '.cache/lading-oracles');
  if (!existsSync(join(engines, 'bin', 'kube-apiserver'))) {
    say('skipped: there is no kube-apiserver; run `npm run test:engines` first');
    return process.env.CI ? 1 : 0;
  }
  await getDefinitions(engines);
  await buildPrograms(join(oracles, 'bin'));
  return runInBox(boxFolder(engines), join(__dirname, 'inside.ts'), [
    engines,
    join(oracles, 'bin'),
    ...process.argv.slice(2),
  ]);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(message(error));
    process.exitCode = 1;
  },
);
