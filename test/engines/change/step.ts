import { join } from 'node:path';
import { findCases } from '../accept/cases';
import { buildApp } from '../fuzz/build';
import { seedOf } from '../fuzz/random';
import type { Recipe } from '../fuzz/recipe';
import { engines, type World } from '../world';
import { changeCases } from './cases';
import { type Compared, compareApps, compareCase, same } from './compare';
import { composeVerdicts, expectedOfCompose } from './compose';
import { unlikeFilledIn } from './filled-in';
import { histories } from './histories';
import { seenByKubectl } from './kubectl';
import { createSeer, expectedOfKubernetes, NotTaken, type Seer, seenBy } from './kubernetes';
import { seeImpacts } from './live';
import { nearPair } from './near';

/** Pairs of apps that are made up, and how long it may take to find so many. */
const pairs = { count: 120, seconds: 20 };

/** What `lading diff` says that a change does is what the engines do. */
export async function tellChanges(world: World): Promise<void> {
  const { client } = await world.server();
  const seer = createSeer(client);
  const docker = world.program('docker-compose');
  for (const [index, each] of [...changeCases, ...histories].entries()) {
    const folder = join(world.scratch, `change-${index}`);
    const compared = compareCase(each, folder);
    await world.report.check(engines.kubernetes, `change: ${each.name}`, async () =>
      agree(compared, await seer.verdicts(compared, `change-${index}`)),
    );
    if (compared.after.compose === undefined) continue;
    await world.report.check(engines.compose, `change: ${each.name}`, async () =>
      same(await composeVerdicts(docker, compared, folder), expectedOfCompose(compared.diff)),
    );
  }
  for (const [index, each] of histories.entries()) {
    const folder = join(world.scratch, `history-${index}`);
    const compared = compareCase(each, folder);
    await world.report.check(engines.kubernetes, `kubectl diff: ${each.name}`, async () =>
      same(
        await seenByKubectl(world, `history-${index}`, compared, folder),
        changed(expectedOfKubernetes(compared.diff)),
      ),
    );
  }
  await world.report.check(engines.kubernetes, 'what a server fills in is no change', async () => {
    const objects = findCases().flatMap((each) => each.objects);
    const { compared, unlike } = await unlikeFilledIn(seer, objects);
    if (unlike.length > 0) throw new Error(unlike.join('\n'));
    return `${compared} of ${objects.length} objects of samples and examples`;
  });
  await tellNearPairs(world, seer, docker);
  await seeImpacts(world);
}

/** Of apps that are made up, each with one property that is another: the same objects change. */
async function tellNearPairs(world: World, seer: Seer, docker: string): Promise<void> {
  const begin = performance.now();
  const wrong: { kubernetes: string[]; compose: string[] } = { kubernetes: [], compose: [] };
  const seen = { kubernetes: 0, compose: 0, changed: 0 };
  for (
    let made = 0;
    seen.kubernetes < pairs.count && performance.now() - begin < pairs.seconds * 1000;
    made++
  ) {
    const pair = nearPair(seedOf(7, made));
    const folder = join(world.scratch, `near-${made}`);
    const compared = pair && writtenBoth(pair, folder);
    if (compared === undefined) continue;
    await seer.verdicts(compared, `near-${made}`).then(
      (verdicts) => {
        seen.kubernetes += 1;
        seen.changed += Object.keys(verdicts).length;
        return attempted(() => agree(compared, verdicts), wrong.kubernetes, made);
      },
      (error: unknown) => {
        if (!(error instanceof NotTaken)) throw error;
      },
    );
    if (compared.after.compose === undefined || compared.before.compose === undefined) continue;
    seen.compose += 1;
    const recreated = await composeVerdicts(docker, compared, folder);
    attempted(() => same(recreated, expectedOfCompose(compared.diff)), wrong.compose, made);
  }
  for (const engine of ['kubernetes', 'compose'] as const)
    await world.report.check(engines[engine], 'changes of apps that were made up', async () => {
      if (wrong[engine].length > 0) throw new Error(wrong[engine].slice(0, 20).join('\n\n'));
      if (seen[engine] === 0 || seen.changed === 0) throw new Error('nothing was seen');
      return `${seen[engine]} pairs`;
    });
}

/** Nothing where Lading refuses one of them. */
function writtenBoth([before, after]: readonly [Recipe, Recipe], folder: string): Compared | undefined {
  try {
    return compareApps(buildApp(before), buildApp(after), folder);
  } catch {
    return undefined;
  }
}

function attempted(work: () => string, wrong: string[], made: number): void {
  try {
    work();
  } catch (error) {
    wrong.push(`pair ${made}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function agree({ diff }: Compared, verdicts: Readonly<Record<string, string>>): string {
  return same(seenBy(verdicts, diff), expectedOfKubernetes(diff));
}

/** `kubectl diff` says that something changes, and not what that does. */
function changed(said: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.keys(said).map((key) => [key, 'changed']));
}
