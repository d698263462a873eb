import { writeFileSync } from 'node:fs';
import { accept } from './accept/step';
import { buildImages } from './build/step';
import { tellChanges } from './change/step';
import { keepContract } from './contract/step';
import { standBefore } from './edge/step';
import { fuzzOptions } from './fuzz/options';
import { fuzz } from './fuzz/step';
import { firstProgram } from './host/first-program';
import { furnish } from './host/furnish';
import { say } from './host/say';
import { keepApart } from './isolation/step';
import { liveInMesh } from './mesh/step';
import { showPages } from './page/step';
import { keepData } from './run/data';
import { tellStories } from './run/examples';
import { runExamples } from './run/step';
import { liveInSwarm } from './swarm/step';
import { createWorld, type World } from './world';

const steps: Readonly<Record<string, (world: World, options: readonly string[]) => Promise<void>>> = {
  accept,
  fuzz: (world, options) => fuzz(world, fuzzOptions(options)),
  run: runExamples,
  data: keepData,
  examples: tellStories,
  build: buildImages,
  contract: keepContract,
  isolation: keepApart,
  edge: standBefore,
  mesh: liveInMesh,
  change: tellChanges,
  page: showPages,
  swarm: liveInSwarm,
};

/** The first program of a box; when it ends, so does everything in the box. What came of it goes to the file descriptor 3. */
async function main([folder = '', cache = '', ...given]: readonly string[]): Promise<number> {
  const options = given.filter((word) => word.includes('='));
  const wanted = given.filter((word) => !options.includes(word));
  await furnish(folder);
  const world = createWorld(folder, cache);
  for (const [name, step] of Object.entries(steps)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    say(`step ${name}`);
    await step(world, options).catch((error: unknown) =>
      world.report.check({ name: 'harness', version: '' }, name, () => Promise.reject(error)),
    );
  }
  const rows = world.report.rows();
  writeFileSync(3, JSON.stringify(rows));
  return rows.some((row) => row.verdict === 'failed') ? 1 : 0;
}

firstProgram(main);
