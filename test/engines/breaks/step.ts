import type { Case } from '../accept/cases';
import { type Answers, collectAnswers, hardened, sameAnswers, startedInOrder } from '../contract/answers';
import { message, until } from '../host/wait';
import { edited } from '../run/change';
import { answersOutside } from '../run/life';
import type { Platform } from '../run/platform';
import type { World } from '../world';
import { type Break, breaks } from './breaks';

/** Breaks the output on purpose, one way after the other: the check that is there for it must fail. */
export async function tryBreaks(
  world: World,
  platforms: readonly Platform[],
  output: Case,
  sound: Answers,
): Promise<void> {
  const each = async (platform: Platform): Promise<void> => {
    for (const mistake of breaks.filter(({ engine }) => engine === platform.engine.name)) {
      const broken = edited(output, world.scratch, (document) => mistake.edit(document));
      await world.report.check(platform.engine, `break: ${mistake.name}`, () =>
        mustBeCaught(platform, mistake, broken, sound),
      );
      await platform.apply(output);
    }
  };
  await Promise.all(platforms.map(each));
}

async function mustBeCaught(
  platform: Platform,
  mistake: Break,
  broken: Case,
  sound: Answers,
): Promise<string> {
  if (mistake.fromScratch) await platform.down();
  const applying = platform.apply(broken);
  if (mistake.caughtBy !== 'apply') await applying;
  const work: Record<Break['caughtBy'], () => Promise<unknown>> = {
    apply: () => applying,
    'published address': () => answersOutside(platform, broken),
    'same answers': async () => sameAnswers(await collectAnswers(platform), sound),
    hardening: () => hardened(platform),
    'start order': () => startedInOrder(platform),
  };
  // A proxy takes a moment to follow its Service.
  const told = await until(`${mistake.caughtBy} notices`, 15, async () => {
    const trouble = await work[mistake.caughtBy]().then(() => 'nothing', message);
    if (!mistake.tells.test(trouble)) throw new Error(`it tells of ${trouble}`);
    return trouble;
  });
  return `caught by ${mistake.caughtBy}: ${told}`;
}
